import { spawnSync } from 'node:child_process';
import { writeFiles } from './files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A git repository that a test works in. */
export interface Repository {
  readonly folder: string;
  /** Runs git in it and returns what it prints. Throws when it fails. */
  readonly git: (...args: string[]) => string;
  /** Records all files as they are, and returns the commit. */
  readonly commit: (message?: string) => string;
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgSign=false'];

/** Makes a repository in a folder, with everything in it committed. */
export function repositoryIn(folder: string): Repository {
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const commit = (message = 'Change') => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit('Begin');
  return { folder, git, commit };
}

/** Makes a repository that holds files. */
export function makeRepository(files: Readonly<Record<string, string>>): Repository {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return repositoryIn(folder);
}
