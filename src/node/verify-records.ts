import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUtf8 } from './latin1.ts';
import type { LinkBlock } from './machine-view.ts';

/** In JSON a quotation mark inside a string has a backslash before it, so these are keys wherever they stand. */
const NOTE_OR_ADDRESS = /"(note|url)":("(?:[^"\\]|\\.)*")/g;

/**
 * Reads the addresses in `links.ndjson` by note, those of companions among them; null for a note whose part of the file
 * is byte for byte one that was checked before. Without parts that make up the file, all of it is read.
 */
export async function readRecords(
  stage: string,
  blocks: readonly LinkBlock[] = [],
): Promise<Map<string, string[] | null>> {
  const records = new Map<string, string[] | null>();
  const bytes = await readFile(join(stage, 'links.ndjson'));
  if (blocks.reduce((sum, { length }) => sum + length, 0) !== bytes.length) {
    addRecords(bytes, records);
    return records;
  }
  let at = 0;
  for (const { path, length, digest, isKept } of blocks) {
    const block = bytes.subarray(at, at + length);
    at += length;
    if (isKept && hash('sha256', block) === digest) records.set(path, null);
    else addRecords(block, records);
  }
  return records;
}

function addRecords(bytes: Buffer, records: Map<string, string[] | null>): void {
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
}

function stringOf(literal: string): string {
  const text = decodeUtf8(literal);
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}
