import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { type Outcome, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = {
  'tools/git.md': '---\naliases: [versions]\n---\n\n# Git\n',
  'tools/tools.md': '# Tools\n',
  'site.yaml': 'exclude: [drafts/]\n',
};

function content(): string {
  const folder = temporaryFolder();
  writeFiles(folder, FILES);
  return folder;
}

const make = (folder: string, category: string, title: string, options = {}): Promise<Outcome> =>
  runScript('new', ['--content', folder, '--category', category, '--title', title], options);

describe('new', () => {
  it('makes a note that check has nothing to say about, and prints its path', async () => {
    const folder = content();
    const { code, stdout, stderr } = await make(folder, 'tools', 'Command line');
    expect([code, stdout, stderr]).toEqual([0, `${join(folder, 'tools/command-line.md')}\n`, '']);
    expect(readFileSync(join(folder, 'tools/command-line.md'), 'utf8')).toBe(
      '---\ntitle: Command line\n---\n\n# Command line\n',
    );
    const check = await runScript('check', ['--content', folder]);
    expect([check.code, check.stdout]).toEqual([0, '0 errors, 0 warnings in 3 notes with 0 links\n']);
  });

  it('makes the folders of a new category', async () => {
    const folder = content();
    await make(folder, 'Operating Systems/Linux', 'NixOS');
    expect(listFiles(folder)).toContain('operating-systems/linux/nixos.md');
  });

  it('takes a category as a path from where it runs', async () => {
    const folder = content();
    const { stdout } = await make('..', '.', 'Shells', { cwd: join(folder, 'tools') });
    expect(stdout).toBe('shells.md\n');
    expect(listFiles(folder)).toContain('tools/shells.md');
  });

  it('makes the first note of a folder', async () => {
    const folder = temporaryFolder();
    const { code } = await make(folder, '', 'Start here');
    expect([code, listFiles(folder)]).toEqual([0, ['start-here.md']]);
  });

  it.each([
    ['the same file', 'tools', 'Git', /`tools\/git\.md` is there already.*npm run add -- URL --note tools\/git\.md/],
    ['an address of the site', '', 'Search', /belongs to the site itself/],
    ['a folder of the site', 'pagefind', 'X', /belongs to the site itself/],
    ['what is no content', 'drafts', 'X', /`drafts`, which is left out/],
    ['a file about the repository', '', 'Contributing', /`contributing\.md`, which is left out/],
    ['a hidden folder', '.git', 'X', /never content/],
    ['a folder outside', '../elsewhere', 'X', /expected a folder of the content/],
    ['a name that Windows cannot store', 'tools', 'con', /every system can store/],
    ['nothing', 'tools', ' ', /Unexpected empty --title/],
  ])('refuses %s', async (_, category, title, said) => {
    const folder = content();
    const before = hashFiles(folder);
    const { code, stdout, stderr } = await make(folder, category, title);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([code, stdout]).toEqual([2, '']);
    expect(hashFiles(folder)).toEqual(before);
  });

  it('refuses an address that an alias leads from', async () => {
    const folder = content();
    const { code, stderr } = await make(folder, 'tools', 'Versions');
    expect([code, stderr]).toEqual([1, expect.stringContaining('slug-collision')]);
    expect(listFiles(folder)).toEqual(Object.keys(FILES).sort());
  });

  it('refuses a folder like another one on the disk', async () => {
    const folder = content();
    mkdirSync(join(folder, 'EMPTY'));
    const { code, stderr } = await make(folder, 'empty', 'X');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/`empty` beside `EMPTY`|left out|symbolic/)]);
  });

  it.skipIf(process.platform === 'win32')('does not follow a link out of the content', async () => {
    const folder = content();
    const outside = temporaryFolder();
    symlinkSync(outside, join(folder, 'away'));
    const { code, stderr } = await make(folder, 'away', 'X');
    expect([code, stderr]).toEqual([2, expect.stringContaining('symbolic link `away`')]);
    expect(listFiles(outside)).toEqual([]);
  });

  it('asks for both', async () => {
    const { code, stderr } = await runScript('new', ['--title', 'X']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('lack of --category')]);
  });
});
