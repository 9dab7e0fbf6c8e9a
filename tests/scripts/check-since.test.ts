import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../support/files.ts';
import { makeRepository, type Repository } from '../support/repository.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const OLD = '- [Old](httpsn://old.example.org/)\n';

const FILES = {
  'links/one.md': `# One\n\n## Part\n\n${OLD}- [A](https://a.example.org/)\n- [B](https://b.example.org/)\n`,
  'links/two.md': `# Two\n\n${OLD}- [One](one.md)\n- [Part](one.md#part)\n`,
  'links/three.md': `# Three\n\n${OLD}${OLD}`,
  'links/my note.md': `# Mine\n\n${OLD}`,
  'links/grün.md': `# Grün\n\n${OLD}`,
  'readme.txt': 'Not content.\n',
};

const content = ({ folder }: Repository) => join(folder, 'links');

async function check(repository: Repository, ...args: string[]): Promise<{ code: number | null; found: string[] }> {
  const all = ['--content', content(repository), '--no-cache', '--format', 'json', '--since', 'main', ...args];
  const { code, stdout, stderr } = await runScript('check', all);
  if (stdout === '') throw new Error(stderr);
  const messages: { file: string; line: number; rule: string }[] = JSON.parse(stdout).messages;
  return { code, found: messages.map(({ file, line, rule }) => `${file}:${line} ${rule}`) };
}

/** A branch on which files have changed, not committed. */
function branch(changed: Readonly<Record<string, string>>): Repository {
  const repository = makeRepository(FILES);
  repository.git('switch', '--quiet', '--create', 'work');
  writeFiles(repository.folder, changed);
  return repository;
}

describe('check --since', () => {
  it('tells nothing of old errors, and ends well', async () => {
    const repository = branch({ 'links/one.md': `${FILES['links/one.md']}- [C](https://c.example.org/)\n` });
    expect(await check(repository)).toEqual({ code: 0, found: [] });
    repository.commit();
    expect(await check(repository)).toEqual({ code: 0, found: [] });
  });

  it('tells of errors on changed lines: not staged, staged, committed, and in new files', async () => {
    const bad = '- [C](httpvs://c.example.org/)\n';
    const repository = branch({ 'links/one.md': FILES['links/one.md'] + bad });
    repository.commit();
    writeFiles(repository.folder, { 'links/my note.md': FILES['links/my note.md'] + bad });
    repository.git('add', '--all');
    writeFiles(repository.folder, { 'links/grün.md': FILES['links/grün.md'] + bad, 'links/new.md': `# New\n\n${bad}` });
    expect(await check(repository)).toEqual({
      code: 1,
      found: ['grün.md:4', 'my note.md:4', 'new.md:3', 'one.md:8'].map((place) => `${place} unknown-scheme`),
    });
  });

  it('tells of an old error on a line that was touched', async () => {
    const repository = branch({ 'links/three.md': `# Three\n\n${OLD}${OLD.replace('Old', 'Older')}` });
    expect((await check(repository)).found).toEqual(['three.md:4 unknown-scheme']);
  });

  it('takes no notice of what others changed on the main branch meanwhile', async () => {
    const repository = branch({});
    repository.git('switch', '--quiet', 'main');
    writeFiles(repository.folder, { 'links/two.md': '# Two\n\nBetter.\n\n- [One](one.md)\n' });
    repository.commit();
    repository.git('switch', '--quiet', 'work');
    expect(await check(repository)).toEqual({ code: 0, found: [] });
  });

  it('tells of links in other notes that a renamed note breaks, and of nothing old in it', async () => {
    const repository = branch({});
    renameSync(join(content(repository), 'one.md'), join(content(repository), 'first.md'));
    repository.git('add', '--all');
    expect(await check(repository)).toEqual({ code: 1, found: ['two.md:4 broken-target', 'two.md:5 broken-target'] });
  });

  it('tells of links that a removed note or heading breaks', async () => {
    const removed = branch({});
    rmSync(join(content(removed), 'one.md'));
    expect((await check(removed)).found).toEqual(['two.md:4 broken-target', 'two.md:5 broken-target']);
    const renamed = branch({ 'links/one.md': FILES['links/one.md'].replace('## Part', '## Chapter') });
    expect((await check(renamed)).found).toEqual(['two.md:5 broken-anchor']);
  });

  it('tells of an address that a new note takes from an old one', async () => {
    const repository = branch({ 'links/Two!.md': '# Two again\n' });
    expect((await check(repository)).found).toEqual(['two.md:1 slug-collision']);
  });

  it('tells of a line that repeats what an old one below it has, at either place', async () => {
    const repository = branch({
      'links/one.md': FILES['links/one.md'].replace('## Part\n', '## Part\n\n- [Again](https://b.example.org)\n'),
    });
    expect((await check(repository)).found).toEqual(['one.md:9 duplicate-link']);
  });

  it('sees through moved lines', async () => {
    const repository = branch({ 'links/three.md': `# Three\n\nSome words.\n\nAnd more.\n\n${OLD}${OLD}` });
    expect(await check(repository)).toEqual({ code: 0, found: [] });
  });

  it('sees one more of what was there before', async () => {
    const repository = branch({ 'links/three.md': `# Three\n\n${OLD}${OLD}${OLD}` });
    expect((await check(repository)).found).toEqual(['three.md:5 unknown-scheme']);
  });

  it('works from inside the content, and with a revision of any form', async () => {
    const repository = branch({ 'links/one.md': `${FILES['links/one.md']}- [C](httpvs://c.example.org/)\n` });
    repository.commit();
    const args = ['--content', '.', '--no-cache', '--format', 'json', '--since', 'HEAD~1', 'one.md'];
    const { stdout } = await runScript('check', args, { cwd: content(repository) });
    expect(JSON.parse(stdout).messages).toHaveLength(1);
  });

  it.each([
    ['a revision that is not there', 'nowhere', /expected a commit, branch or tag/],
    ['a revision that is an option', '--output=x', /expected a commit, branch or tag|ambiguous/],
  ])('refuses %s', async (_, revision, message) => {
    const repository = branch({});
    const args = ['--content', content(repository), `--since=${revision}`];
    const { code, stderr } = await runScript('check', args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says that it needs a repository, and history', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'note.md': '# Note\n' });
    const bare = await runScript('check', ['--content', folder, '--since', 'main'], {
      env: { GIT_CEILING_DIRECTORIES: join(folder, '..') },
    });
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringMatching(/in no git repository/)]);
    const repository = branch({});
    repository.git('checkout', '--quiet', '--orphan', 'apart');
    mkdirSync(join(repository.folder, 'x'));
    repository.commit();
    const { code, stderr } = await runScript('check', ['--content', content(repository), '--since', 'main']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/no commit in common/)]);
  });
});

describe('check FILES', () => {
  it('tells of these files only, with the whole content in mind', async () => {
    const { folder } = makeRepository(FILES);
    const args = ['--content', join(folder, 'links'), '--no-cache', '--format', 'json', 'two.md'];
    const { code, stdout } = await runScript('check', args);
    const { messages, counts } = JSON.parse(stdout);
    expect(messages.map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`)).toEqual([
      'two.md unknown-scheme',
    ]);
    expect([code, counts.errors, counts.notes]).toEqual([1, 1, 5]);
  });
});
