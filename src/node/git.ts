import { spawn } from 'node:child_process';
import { usageError } from './usage-error.ts';

/** Settings of a user must not change what git prints, and reading must not wait for another git. */
const PLAIN = ['-c', 'core.quotePath=false', '-c', 'color.ui=false', '--no-optional-locks'];

/** Runs git in a folder and returns what it prints. Throws a usage error with git's own words when it fails. */
export async function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(folder, args, input);
  if (code === 0) return stdout;
  throw usageError(`git ${args[0]} failed in \`${folder}\`: ${stderr.trim().replace(/^fatal: /, '')}.`);
}

/** As {@link runGit}, but returns how it ended. Throws a usage error only when there is no git. */
function tryGit(
  folder: string,
  args: readonly string[],
  input = '',
): Promise<{ readonly code: number | null; readonly stdout: Buffer; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...PLAIN, ...args], { cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
    const chunks: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => reject(usageError('git cannot be started. Is it installed?', error)));
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(chunks), stderr }));
    // When git ends early, what it did not read is of no use to anyone.
    child.stdin.on('error', () => undefined).end(input);
  });
}

/**
 * Returns the commit at which the current one and `revision` have parted: what changed since then is the work on this
 * branch. Throws a usage error when the folder is in no repository, or the revision is not known.
 */
export async function mergeBase(folder: string, revision: string): Promise<string> {
  const found = await tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (found.code !== 0) {
    const inside = await tryGit(folder, ['rev-parse', '--is-inside-work-tree']);
    if (inside.code !== 0) throw usageError(`The folder \`${folder}\` is in no git repository, which --since needs.`);
    throw usageError(`Unexpected \`${revision}\` for --since, expected a commit, branch or tag of the repository.`);
  }
  const base = await tryGit(folder, ['merge-base', found.stdout.toString().trim(), 'HEAD']);
  if (base.code === 0) return base.stdout.toString().trim();
  throw usageError(
    `The current commit and \`${revision}\` have no commit in common. A shallow clone must be made deeper first: \`git fetch --unshallow\`.`,
  );
}

/** Returns files below a folder as a commit has them, by their paths from that folder. Those it has not are left out. */
export async function readAtCommit(
  folder: string,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  // Paths are sent one a line; a name with a line break is refused wherever content is read.
  const wanted = paths.filter((path) => !path.includes('\n'));
  if (wanted.length === 0) return files;
  const prefix = (await runGit(folder, ['rev-parse', '--show-prefix'])).toString().replace(/\n$/, '');
  const input = wanted.map((path) => `${commit}:${prefix}${path}\n`).join('');
  const output = await runGit(folder, ['cat-file', '--batch'], input);
  let at = 0;
  for (const path of wanted) {
    const end = output.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    files.set(path, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return files;
}
