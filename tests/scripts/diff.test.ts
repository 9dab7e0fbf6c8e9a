import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../support/files.ts';
import { makeRepository, type Repository } from '../support/repository.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = {
  'links/one.md': '# One\n\n## Part\n\n- [A](https://a.example/) - First.\n- [B](https://b.example/)\n',
  'links/two.md': '# Two\n\n- [C](https://c.example/)\n- [D](https://d.example/)\n- [One](one.md)\n',
  'links/grün.md': '# Grün\n\n- [E](https://e.example/)\n- [F](https://f.example/)\n',
  'links/drafts/draft.md': '# Draft\n\n- [G](https://g.example/)\n',
  'links/site.yaml': 'exclude: [drafts/]\n',
  'readme.md': '- [Not content](https://not.example/)\n',
};

interface Diff {
  readonly base: string;
  readonly newHosts: readonly string[];
  readonly notes: readonly {
    readonly path: string;
    readonly status: string;
    readonly before: string | null;
    readonly links: readonly {
      readonly type: string;
      readonly title: string;
      readonly from: { note: string } | null;
    }[];
  }[];
}

const content = ({ folder }: Repository) => join(folder, 'links');
const argsFor = (repository: Repository) => ['--content', content(repository), '--no-cache', '--since', 'main'];

async function diff(repository: Repository): Promise<Diff> {
  const { code, stdout, stderr } = await runScript('diff', [...argsFor(repository), '--format', 'json']);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Each note with its links, one line each. */
async function changes(repository: Repository): Promise<string[]> {
  const { notes } = await diff(repository);
  return notes.flatMap(({ path, status, before, links }) => [
    [path, status, ...(before === null ? [] : [before])].join(' '),
    ...links.map(({ type, title, from }) => [type, title, ...(from === null ? [] : [from.note])].join(' ')),
  ]);
}

/** A branch on which files have changed, not committed. */
function branch(changed: Readonly<Record<string, string>> = {}): Repository {
  const repository = makeRepository(FILES);
  repository.git('switch', '--quiet', '--create', 'work');
  writeFiles(repository.folder, changed);
  return repository;
}

describe('diff --since', () => {
  it('tells of links whether they are committed, staged, or neither, and in new notes', async () => {
    const repository = branch({ 'links/one.md': `${FILES['links/one.md']}- [H](https://h.example/)\n` });
    repository.commit();
    writeFiles(repository.folder, { 'links/two.md': FILES['links/two.md'].replace('[C]', '[See]') });
    repository.git('add', '--all');
    writeFiles(repository.folder, {
      'links/grün.md': '# Grün\n\n- [F](https://f.example/)\n',
      'links/new.md': '- [A](https://a.example/)\n',
    });
    expect(await changes(repository)).toEqual([
      'grün.md changed',
      'removed E',
      'new.md added',
      'added A',
      'one.md changed',
      'added H',
      'two.md changed',
      'changed See',
    ]);
    expect(await diff(repository)).toMatchObject({
      base: repository.git('rev-parse', 'main'),
      newHosts: ['h.example'],
    });
  });

  it('takes no notice of what others changed on the main branch meanwhile, nor of what is no content', async () => {
    const repository = branch({
      'readme.md': '- [Other](https://other.example/)\n',
      'links/drafts/draft.md': '- [Other](https://other.example/)\n',
    });
    repository.git('stash', '--quiet');
    repository.git('switch', '--quiet', 'main');
    writeFiles(repository.folder, { 'links/two.md': '# Two\n' });
    repository.commit();
    repository.git('switch', '--quiet', 'work');
    repository.git('stash', 'pop', '--quiet');
    expect(await changes(repository)).toEqual([]);
  });

  it.each([
    ['by git', true],
    ['without a word to git', false],
  ])('knows a note that was renamed %s', async (_, isStaged) => {
    const repository = branch();
    renameSync(join(content(repository), 'grün.md'), join(content(repository), 'vert.md'));
    if (isStaged) repository.git('add', '--all');
    expect(await changes(repository)).toEqual(['vert.md renamed grün.md']);
  });

  it('tells a link that went to another note, and a note that is gone', async () => {
    const repository = branch({ 'links/two.md': `${FILES['links/two.md']}- [A](https://a.example/) - First.\n` });
    rmSync(join(content(repository), 'one.md'));
    expect(await changes(repository)).toEqual(['one.md removed', 'removed B', 'two.md changed', 'moved A one.md']);
  });

  it('says that a note has changed beside its links', async () => {
    const repository = branch({ 'links/one.md': `Words.\n\n${FILES['links/one.md']}` });
    const { code, stdout } = await runScript('diff', argsFor(repository), { cwd: repository.folder });
    expect([code, stdout]).toEqual([0, 'links/one.md  no link has changed\n\nNo link has changed; 1 note changed\n']);
  });

  it('writes Markdown', async () => {
    const repository = branch({ 'links/one.md': `${FILES['links/one.md']}- [@me](https://h.example/)\n` });
    const { stdout } = await runScript('diff', [...argsFor(repository), '--format', 'markdown']);
    expect(stdout).toContain('- **Added** `@me` `https://h.example/`, **new host** `h.example`\n  - in `Part`\n');
  });
});

describe('diff refuses', () => {
  it.each([
    ['a command without a revision', [], /expected `--since`/],
    ['a revision that is not there', ['--since', 'nowhere'], /expected a commit, branch or tag/],
    ['a format that is not there', ['--since', 'main', '--format', 'toString'], /expected text, markdown or json/],
    ['an option that is not there', ['--sinse', 'main'], /Usage: npm run diff/],
    ['a folder that is not there', ['--since', 'main', '--content', 'nowhere'], /cannot be read/],
  ])('%s', async (_, args, message) => {
    const repository = branch();
    const { code, stdout, stderr } = await runScript('diff', ['--content', content(repository), ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('a folder that is in no repository', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'note.md': '# Note\n' });
    const env = { GIT_CEILING_DIRECTORIES: join(folder, '..') };
    const { code, stderr } = await runScript('diff', ['--content', folder, '--since', 'main'], { env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/in no git repository/)]);
  });
});
