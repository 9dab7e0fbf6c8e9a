import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compiledFolder, keepCompiled, readCompiled } from '../../src/node/compiled-pages.ts';
import { listFiles, writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = { 'server/entry.mjs': 'export {};\n', 'client/_astro/a.css': 'a {}\n' };

function compiled(): { readonly draft: string; readonly parent: string; readonly kept: string } {
  const [draft, parent] = [temporaryFolder(), temporaryFolder()];
  writeFiles(draft, FILES);
  return { draft, parent, kept: join(parent, 'pages') };
}

it('has a folder for each program and each base', () => {
  const folders = [compiledFolder('a', '/'), compiledFolder('b', '/'), compiledFolder('a', '/b/')];
  expect(new Set(folders).size).toBe(3);
  expect(compiledFolder('a', '/')).toBe(folders[0]);
});

it('keeps compiled pages whole, and leaves the draft where it is', async () => {
  const { draft, parent, kept } = compiled();
  expect(await readCompiled(kept)).toBe(false);
  expect(await keepCompiled(draft, kept)).toBe(true);
  expect(await readCompiled(kept)).toBe(true);
  expect(listFiles(parent)).toEqual([...Object.keys(FILES).map((path) => `pages/${path}`), 'pages/seal.txt'].sort());
  expect(listFiles(draft)).toEqual(Object.keys(FILES).sort());
});

it.each([
  ['a byte is another one', (kept: string) => writeFileSync(join(kept, 'server/entry.mjs'), 'export {}; \n')],
  ['a file is gone', (kept: string) => rmSync(join(kept, 'client/_astro/a.css'))],
  ['a file has come', (kept: string) => writeFileSync(join(kept, 'client/b.js'), '')],
  ['a file has another name', (kept: string) => writeFiles(kept, { 'server/x.mjs': 'export {};\n' })],
  ['the seal is gone', (kept: string) => rmSync(join(kept, 'seal.txt'))],
  ['the seal is cut off', (kept: string) => writeFileSync(join(kept, 'seal.txt'), '')],
])('removes what is kept when %s', async (_, damage) => {
  const { draft, parent, kept } = compiled();
  await keepCompiled(draft, kept);
  damage(kept);
  expect(await readCompiled(kept)).toBe(false);
  expect(listFiles(parent)).toEqual([]);
});

it('takes what another build was faster with', async () => {
  const { draft, parent, kept } = compiled();
  await keepCompiled(draft, kept);
  writeFiles(draft, { 'server/entry.mjs': 'export {}; // later\n' });
  expect(await keepCompiled(draft, kept)).toBe(false);
  expect(readFileSync(join(kept, 'server/entry.mjs'), 'utf8')).toBe(FILES['server/entry.mjs']);
  expect(listFiles(parent)).toHaveLength(3);
});

it('keeps nothing where nothing can be written', async () => {
  const { draft, parent } = compiled();
  writeFileSync(join(parent, 'file'), '');
  expect(await keepCompiled(draft, join(parent, 'file/pages'))).toBe(false);
  expect(listFiles(draft)).toEqual(Object.keys(FILES).sort());
});

it('removes what nothing has used for a day, and drafts that were never finished', async () => {
  const { draft, parent, kept } = compiled();
  const [used, unused] = [join(parent, 'used'), join(parent, 'unused.1.new')];
  for (const folder of [used, unused]) mkdirSync(folder);
  const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  utimesSync(unused, longAgo, longAgo);
  await keepCompiled(draft, kept);
  expect(readdirSync(parent).sort()).toEqual(['pages', 'used']);
});
