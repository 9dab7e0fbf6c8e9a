import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { createFileReader } from './file-reader.ts';
import { decodeUtf8 } from './latin1.ts';
import type { LinkBlock } from './machine-view.ts';

/** In JSON a quotation mark inside a string has a backslash before it, so these are keys wherever they stand. */
const NOTE_OR_ADDRESS = /"(note|url)":("(?:[^"\\]|\\.)*")/g;

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
  let note = '';
  let addresses: string[] = [];
  for (const [, key, value = ''] of bytes.toString('latin1').matchAll(NOTE_OR_ADDRESS)) {
    if (key === 'url') addresses.push(stringOf(value));
    else if (value !== note) {
      note = value;
      const path = stringOf(value);
      addresses = records.get(path) ?? [];
      records.set(path, addresses);
    }
  }
  return records;
}

function stringOf(literal: string): string {
  const text = decodeUtf8(literal);
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}
