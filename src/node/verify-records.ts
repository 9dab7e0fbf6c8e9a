import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { createFileReader } from './file-reader.ts';
import { decodeUtf8 } from './latin1.ts';
import type { LinkBlock } from './machine-view.ts';

/** In JSON a quotation mark inside a string has a backslash before it, so these are keys wherever they stand. */
const [NOTE, ADDRESS] = ['"note":', '"url":'];

/**
 * Reads the addresses in `links.ndjson` note by note, those of companions among them; null for a note whose part of the file
 * is byte for byte one that was checked before. Without parts that make up the file, all of it is read at once.
 */
export function* readRecords(
  location: string,
  blocks: readonly LinkBlock[] = [],
): Generator<readonly [note: string, addresses: readonly string[] | null]> {
  const reader = createFileReader();
  const file = openSync(location, 'r');
  try {
    const { size } = fstatSync(file);
    if (blocks.reduce((sum, { length }) => sum + length, 0) !== size) {
      yield* parseRecords(reader.readAt(file, 0, size));
      return;
    }
    let at = 0;
    for (const { path, length, digest, isKept } of blocks) {
      const block = reader.readAt(file, at, length);
      at += length;
      if (isKept && hash('sha256', block) === digest) yield [path, null];
      else yield* parseRecords(block);
    }
  } finally {
    closeSync(file);
  }
}

function parseRecords(bytes: Buffer): Map<string, string[]> {
  const records = new Map<string, string[]>();
  const text = bytes.toString('latin1');
  let note = '';
  let addresses: string[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const feed = text.indexOf('\n', start);
    end = feed < 0 ? text.length : feed;
    const name = literalBehind(text, NOTE, start);
    if (name !== note) {
      note = name;
      const path = stringOf(note);
      addresses = records.get(path) ?? [];
      records.set(path, addresses);
    }
    for (let at = text.indexOf(ADDRESS, start); at >= 0 && at < end; at = text.indexOf(ADDRESS, at + ADDRESS.length)) {
      addresses.push(stringOf(literalBehind(text, ADDRESS, at)));
    }
  }
  return records;
}

/** Returns the string behind the next key with this name, as it is written. */
function literalBehind(text: string, key: string, from: number): string {
  const start = text.indexOf(key, from) + key.length;
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return text.slice(start, end + 1);
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}

function stringOf(literal: string): string {
  const text = decodeUtf8(literal);
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}
