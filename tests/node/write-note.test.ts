import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from '../../src/node/read-content.ts';
import { writeNote } from '../../src/node/write-note.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function read(text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'note.md': text });
  return { folder, location: join(folder, 'note.md'), content: await readContent(folder) };
}

it('keeps the byte order mark and line ends, and leaves no other file', async () => {
  const { folder, location, content } = await read('\ufeff# One\r\n');
  await writeNote(content, 'note.md', '# Two\r\n');
  expect(readFileSync(location, 'utf8')).toBe('\ufeff# Two\r\n');
  expect(readdirSync(folder)).toEqual(['note.md']);
});

it.skipIf(process.platform === 'win32')('keeps the rights of the file', async () => {
  const { location, content } = await read('# One\n');
  chmodSync(location, 0o640);
  await writeNote(content, 'note.md', '# Two\n');
  expect(statSync(location).mode & 0o777).toBe(0o640);
});

it('does not overwrite what another program wrote meanwhile', async () => {
  const { folder, location, content } = await read('# One\n');
  writeFileSync(location, '# Mine\n');
  await expect(writeNote(content, 'note.md', '# Two\n')).rejects.toThrow(/changed by another program/);
  expect(readFileSync(location, 'utf8')).toBe('# Mine\n');
  expect(readdirSync(folder)).toEqual(['note.md']);
});

it.skipIf(process.platform === 'win32')('does not follow a link that took the place of the file', async () => {
  const { folder, location, content } = await read('# One\n');
  const outside = join(temporaryFolder(), 'outside.md');
  writeFileSync(outside, '# One\n');
  rmSync(location);
  symlinkSync(outside, location);
  await expect(writeNote(content, 'note.md', '# Two\n')).rejects.toThrow(/no regular file/);
  expect(readFileSync(outside, 'utf8')).toBe('# One\n');
  expect(readdirSync(folder)).toEqual(['note.md']);
});
