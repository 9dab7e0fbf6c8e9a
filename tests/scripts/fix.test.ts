import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFiles, writeFiles } from '../support/files.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = {
  'one.md':
    '\ufeff# One\r\n\r\n*  [A ](https://example.org/a?utm_source=x)  -  What  it is.([HN](https://news.ycombinator.com/item?id=1))\r\n',
  'two.md':
    '# Two\n\n- [B](httpsn://example.org/b)\n- [B](http://example.org/a)\t\n- [C](https://example.org/c)\n- [C](https://example.org/c)',
  'three.md': '# Three\n',
};

function content(): string {
  const folder = temporaryFolder();
  writeFiles(folder, FILES);
  return folder;
}

describe('fix', () => {
  it('changes what is wrong and no other byte', async () => {
    const folder = content();
    const { code, stdout } = await runScript('fix', ['--content', folder]);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toBe(
      '\ufeff# One\r\n\r\n*  [A](https://example.org/a)  -  What  it is. ([HN](https://news.ycombinator.com/item?id=1))\r\n',
    );
    expect(readFileSync(join(folder, 'two.md'), 'utf8')).toBe(
      '# Two\n\n- [B](https://example.org/b)\n- [B](https://example.org/a)\t\n- [C](https://example.org/c)\n- [C](https://example.org/c)',
    );
    expect(stdout).toMatch(/one\.md:3:6 {2}fixed {2}Unexpected white space .* {2}link-text-space$/m);
    expect(stdout).toMatch(/^Fixed 5 findings in 2 notes; 1 finding needs a person/m);
  });

  it('changes nothing the second time', async () => {
    const folder = content();
    await runScript('fix', ['--content', folder]);
    const once = hashFiles(folder);
    const { stdout } = await runScript('fix', ['--content', folder]);
    expect(hashFiles(folder)).toEqual(once);
    expect(stdout).toMatch(/^Fixed 0 findings in 0 notes/m);
  });

  it('writes nothing with --dry-run, and shows a diff and nothing else', async () => {
    const folder = content();
    const before = hashFiles(folder);
    const { code, stdout } = await runScript('fix', ['--content', folder, '--dry-run']);
    expect(code).toBe(0);
    expect(hashFiles(folder)).toEqual(before);
    expect(stdout).toMatch(/^--- a\/one\.md\n\+\+\+ b\/one\.md\n@@ /);
    expect(stdout).toContain('\n+- [B](https://example.org/b)\n');
    expect(stdout).not.toContain('Would fix');
  });

  it('keeps to the files and rules that are named', async () => {
    const folder = content();
    await runScript('fix', ['--content', folder, '--rule', 'tracking-parameter', 'one.md']);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toBe(FILES['one.md'].replace('?utm_source=x', ''));
    expect(readFileSync(join(folder, 'two.md'), 'utf8')).toBe(FILES['two.md']);
  });

  it.each([
    ['a rule that is not known', ['--rule', 'nothing'], /no rule has that name/],
    ['a rule that needs a person', ['--rule', 'duplicate-link'], /needs? a person/],
    ['a file that is not there', ['gone.md'], /expected a note or folder/],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await runScript('fix', ['--content', content(), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
