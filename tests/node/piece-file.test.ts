import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPieceFile } from '../../src/node/piece-file.ts';
import { createTextBytes } from '../../src/node/text-bytes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const LENGTHS = [0, 10, 600_000, 600_000, 3_000_000, 1, 1 << 20, 5];

it('a file of pieces holds each where it says, however long, and whatever becomes of its bytes', () => {
  const location = join(temporaryFolder(), 'pieces');
  const file = createPieceFile(location);
  const again = Buffer.alloc(Math.max(...LENGTHS));
  const places = LENGTHS.map((length, number) => file.add(again.fill(number + 1).subarray(0, length)));
  file.flush();
  const bytes = readFileSync(location);
  expect(bytes.length).toBe(LENGTHS.reduce((sum, length) => sum + length));
  for (const [number, [offset, length]] of places.entries()) {
    expect(length).toBe(LENGTHS[number]);
    expect(bytes.subarray(offset, offset + length).every((byte) => byte === number + 1)).toBe(true);
  }
  file.clear();
  expect(file.add(Buffer.from('x'))).toEqual([0, 1]);
  file.flush();
  file.close();
  expect(readFileSync(location, 'utf8')).toBe('x');
});

it('texts become the bytes that UTF-8 has for them, one behind the other, then anew', () => {
  const texts = createTextBytes();
  const all = ['a', 'ñandú', '検索', '🔎', '', 'x'.repeat(100_000), 'ü'.repeat(70_000)];
  let size = 0;
  for (const text of all) {
    size += Buffer.byteLength(text);
    expect(texts.add(text)).toBe(size);
  }
  expect(texts.bytes().toString('utf8')).toBe(all.join(''));
  texts.clear();
  expect(texts.add('b', 'é')).toBe(3);
  expect(texts.bytes().toString('utf8')).toBe('bé');
});
