import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from '../../src/node/read-content.ts';
import { selectFiles } from '../../src/node/select-files.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const paths = ['a.md', 'b/b.md', 'b/c.md', 'bb.md'];

/** Which of the paths are chosen by names; `*` stands for the content folder. */
async function choose(names: readonly string[]): Promise<string[]> {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.md': '# A\n',
    'b/b.md': '# B\n',
    'b/c.md': '# C\n',
    'bb.md': '# BB\n',
    'node_modules/x.md': '# X\n',
  });
  const whole = names.map((name) => name.replace('*', folder).replace('~', relative(process.cwd(), folder)));
  return paths.filter(selectFiles(await readContent(folder), folder, whole));
}

it.each([
  ['nothing, which means all', [], paths],
  ['a path inside the content', ['b/c.md'], ['b/c.md']],
  ['a whole path', ['*/a.md'], ['a.md']],
  ['a path from here', ['~/a.md'], ['a.md']],
  ['a folder', ['b'], ['b/b.md', 'b/c.md']],
  ['a folder with its slash, and a file', ['b/', 'a.md'], ['a.md', 'b/b.md', 'b/c.md']],
  ['the content itself', ['*'], paths],
  ['what is no content, in which nothing is found', ['node_modules/x.md', 'a.md'], ['a.md']],
])('knows %s', async (_, names, expected) => {
  expect(await choose(names)).toEqual(expected);
});

it.each(['none.md', '/etc/passwd', '../a.md'])('refuses %s', async (name) => {
  await expect(choose([name])).rejects.toThrow(/expected a note or folder of the content/);
});
