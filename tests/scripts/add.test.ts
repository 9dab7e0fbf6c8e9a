import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFiles, writeFiles } from '../support/files.ts';
import { type Outcome, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const GIT =
  '\ufeff# [Git](https://git-scm.com)\r\n\r\n## Learn\r\n\r\n*  [Pro Git](https://git-scm.com/book/en/v2) - A book.\r\n*  [The Git Parable](https://tom.example/parable) ([HN](https://news.ycombinator.com/item?id=1))\r\n\r\n## Tools';
const FILES = {
  'tools/git.md': GIT,
  'editors.md': '# Editors\n\nOf them, [Vim](https://www.vim.org/) is one.\n\n- [Helix](https://helix-editor.com/)\n',
};

function content(files: Readonly<Record<string, string>> = FILES): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

const add = (folder: string, ...args: string[]): Promise<Outcome> => runScript('add', ['--content', folder, ...args]);
const gitIn = (folder: string) => readFileSync(join(folder, 'tools/git.md'), 'utf8');

describe('add', () => {
  it('inserts one line like its neighbours and changes no other byte', async () => {
    const folder = content();
    const entry = [
      '--title',
      'tig',
      '--description',
      'Browses commits.',
      '--companion',
      'Code=https://github.com/jonas/tig',
    ];
    const { code, stdout, stderr } = await add(
      folder, 'https://jonas.example/tig/?a=b', '--note', 'tools/git.md', '--section', 'Learn', ...entry,
    ); // biome-ignore format: a command line reads best in one
    expect([code, stderr]).toEqual([0, '']);
    const line =
      '*  [tig](https://jonas.example/tig/?a=b) - Browses commits. ([Code](https://github.com/jonas/tig))\r\n';
    expect(gitIn(folder)).toBe(GIT.replace('\r\n\r\n## Tools', `\r\n${line}\r\n## Tools`));
    expect(readFileSync(join(folder, 'editors.md'), 'utf8')).toBe(FILES['editors.md']);
    expect(stdout).toMatch(/tools\/git\.md:7:1 {2}added {2}\* {2}\[tig\]/);
    const check = await runScript('check', ['--content', folder]);
    expect([check.code, check.stdout]).toEqual([0, '0 errors, 0 warnings in 2 notes with 4 links\n']);
  });

  it('begins a list where the section has none, and leaves the end of the file as it was', async () => {
    const folder = content();
    await add(folder, 'https://tig.example/', '--note', 'git', '--section', 'tools', '--title', 'tig');
    expect(gitIn(folder)).toBe(`${GIT}\r\n\r\n* [tig](https://tig.example/)`);
  });

  it('puts the line first where the settings say so', async () => {
    const folder = content({ ...FILES, 'site.yaml': 'add:\n  at: start\n' });
    await add(folder, 'https://tig.example/', '--note', 'git', '--section', 'Learn', '--title', 'tig');
    expect(gitIn(folder)).toBe(GIT.replace('*  [Pro', '*  [tig](https://tig.example/)\r\n*  [Pro'));
  });

  it('writes nothing with --dry-run, and shows a diff and nothing else', async () => {
    const folder = content();
    const before = hashFiles(folder);
    const args = ['--note', 'editors', '--section', '', '--title', 'Kakoune', '--dry-run'];
    const { code, stdout } = await add(folder, 'https://kakoune.org/?utm_source=x', ...args);
    expect(code).toBe(0);
    expect(hashFiles(folder)).toEqual(before);
    expect(stdout).toMatch(/^--- a\/editors\.md\n\+\+\+ b\/editors\.md\n@@ /);
    expect(stdout).toContain('\n+- [Kakoune](https://kakoune.org/?utm_source=x)\n');
  });

  it('shows what the rules say of the new line, and of no other', async () => {
    const bad = '# Bad\n\n- [Old](https://old.example/?utm_source=x)\n';
    const folder = content({ 'bad.md': bad });
    const { code, stdout } = await add(folder, 'https://new.example/?utm_source=x', '--note', 'bad', '--title', 'New');
    expect(code).toBe(0);
    const places = [...stdout.matchAll(/bad\.md:\d+:\d+ {2}\w+/g)].map(([place]) => place);
    expect(places).toEqual(['bad.md:4:9  warning', 'bad.md:4:1  added']);
    expect(stdout).toContain('tracking-parameter');
  });

  it('adds nothing when a rule finds an error in the new line', async () => {
    const folder = content({ ...FILES, 'site.yaml': 'rules:\n  tracking-parameter: error\n' });
    const before = hashFiles(folder);
    const args = ['--note', 'editors', '--title', 'New'];
    const { code, stdout, stderr } = await add(folder, 'https://new.example/?utm_source=x', ...args);
    expect([code, stderr]).toEqual([1, 'Nothing was added: the new line has an error\n']);
    expect(stdout).toMatch(/editors\.md:6:9 {2}error/);
    expect(hashFiles(folder)).toEqual(before);
  });
});

describe('an address that is listed already', () => {
  it.each([
    ['https://www.git-scm.com/book/en/v2/?utm_source=x', 'tools/git.md:5:4  listed  "Pro Git" in Learn'],
    ['http://git-scm.com/', 'tools/git.md:1:3  homepage  "Git"'],
    ['https://news.ycombinator.com/item?id=1', 'tools/git.md:6:52  companion  "HN" of "The Git Parable" in Learn'],
    ['https://vim.org', 'editors.md:3:10  mentioned  "Vim"'],
  ])('is named with its place: %s', async (url, said) => {
    const folder = content();
    const before = hashFiles(folder);
    const { code, stdout } = await add(folder, url, '--note', 'editors', '--title', 'X');
    expect(code).toBe(1);
    expect(stdout).toContain(`${said}\n`);
    expect(stdout).toContain('`--again`');
    expect(hashFiles(folder)).toEqual(before);
  });

  it('is added with --again', async () => {
    const folder = content();
    const { code } = await add(folder, 'https://vim.org', '--note', 'editors', '--title', 'Vim', '--again');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'editors.md'), 'utf8')).toBe(`${FILES['editors.md']}- [Vim](https://vim.org)\n`);
  });
});

describe('what is missing or wrong ends with 2 and says what to write', () => {
  const url = 'https://new.example/';
  it.each<[name: string, args: string[], said: RegExp]>([
    ['no address', [], /Unexpected 0 addresses, expected one/],
    ['two addresses', [url, url], /Unexpected 2 addresses, expected one/],
    [
      'no scheme',
      ['new.example/x'],
      /expected an address that begins with `https:\/\/`\. Write https:\/\/new\.example\/x/,
    ],
    ['a misspelt scheme', ['httpsn://new.example/'], /Unexpected scheme `httpsn:`.* Write https:\/\/new\.example\//],
    ['code', ['javascript:alert(1)'], /Unexpected scheme `javascript:`/],
    ['a companion without label', [url, '--companion', url], /expected a label and an address/],
    ['a companion without scheme', [url, '--companion', 'HN=x'], /Unexpected `x`/],
    ['an empty title', [url, '--title', ' '], /Unexpected empty --title/],
    ['no title', ['https://git-scm.com/x'], /lack of --title.*\n {2}--note tools\/git\.md --section/s],
    [
      'no note',
      [url, '--title', 'A git book'],
      /lack of --note.*best first:\n {2}--note tools\/git\.md --section Learn\n/s,
    ],
    ['no section', [url, '--title', 'A book', '--note', 'git'], /lack of --section.*first:\n {2}--section Learn\n/s],
    ['a note that is not there', [url, '--title', 'T', '--note', 'tools/gti.md'], /Did you mean `tools\/git\.md`\?/],
    [
      'a section that is not there',
      [url, '--title', 'T', '--note', 'git', '--section', 'Tool'],
      /The nearest:\n {2}--section Tools\n/,
    ],
    ['an unknown option', [url, '--tilte', 'T'], /Unknown option '--tilte'/],
  ])('%s', async (_, args, said) => {
    const folder = content();
    const before = hashFiles(folder);
    const { code, stdout, stderr } = await add(folder, ...args);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([2, '']);
    expect(hashFiles(folder)).toEqual(before);
  });

  it('a place where Markdown would not read the line as an entry', async () => {
    const folder = content({ 'open.md': '# Open\n\n<!-- never closed\n' });
    const before = hashFiles(folder);
    const { code, stderr } = await add(folder, url, '--title', 'T', '--note', 'open');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/cannot be added to `open\.md`.*not be read as an entry/),
    ]);
    expect(hashFiles(folder)).toEqual(before);
  });

  it('a note of which it is not known where its text begins', async () => {
    const folder = content({ 'a.md': '---js\n{}\n---\n# A\n', 'b.md': '# B\n' });
    const before = hashFiles(folder);
    const { code, stdout, stderr } = await add(
      folder, 'https://new.example/', '--note', 'a.md', '--section', '', '--title', 'New',
    ); // biome-ignore format: a command line reads best in one
    expect([code, stderr]).toEqual([1, 'Nothing was added: the frontmatter above cannot be read\n']);
    expect(stdout).toMatch(/a\.md:1:4 {2}error {2}.*frontmatter-code/);
    expect(hashFiles(folder)).toEqual(before);
  });

  it('a note that cannot be read, whose text would be lost', async () => {
    const folder = content({ 'bad.md': '# Bad\n\n- A \u0000\n', 'good.md': '# Good\n' });
    const before = hashFiles(folder);
    const { code, stderr } = await add(folder, url, '--title', 'T', '--note', 'bad.md');
    expect([code, stderr]).toEqual([2, expect.stringContaining('`bad.md` cannot be changed')]);
    expect(hashFiles(folder)).toEqual(before);
  });
});
