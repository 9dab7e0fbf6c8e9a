/** Reads bytes of CBOR (RFC 8949) from the place `at` on, as far as Pagefind writes it. */
export interface CborReader {
  readonly bytes: Uint8Array;
  at: number;
}

/** With what every unpacked file of a Pagefind index begins. */
const SIGNATURE = 'pagefind_dcd';

const NUMBER = 0;
const TEXT = 3;
const LIST = 4;

const decoder = new TextDecoder();

/** Opens an unpacked file of a Pagefind index behind its signature. Throws when it has none. */
export function openCbor(bytes: Uint8Array): CborReader {
  const head = decoder.decode(bytes.subarray(0, SIGNATURE.length));
  if (head !== SIGNATURE) throw unexpected(`beginning \`${head}\``);
  return { bytes, at: SIGNATURE.length };
}

/** Reads the head of a list and returns its length. Throws when something else stands there. */
export function readList(reader: CborReader): number {
  return readHead(reader, LIST);
}

/** Reads a whole number from 0. Throws when something else stands there. */
export function readNumber(reader: CborReader): number {
  return readHead(reader, NUMBER);
}

/** Reads a text. Throws when something else stands there. */
export function readText(reader: CborReader): string {
  const length = readHead(reader, TEXT);
  const end = reader.at + length;
  if (end > reader.bytes.length) throw unexpected('end');
  const text = decoder.decode(reader.bytes.subarray(reader.at, end));
  reader.at = end;
  return text;
}

/** Reads the head of an item: its type must be as expected; returns its value or length. */
function readHead(reader: CborReader, type: number): number {
  const byte = reader.bytes[reader.at++];
  if (byte === undefined || byte >> 5 !== type) throw unexpected(`item at byte ${reader.at - 1}`);
  const short = byte & 0x1f;
  if (short < 24) return short;
  if (short > 26) throw unexpected(`length at byte ${reader.at - 1}`);
  let value = 0;
  for (let left = 1 << (short - 24); left > 0; left--) value = value * 256 + (reader.bytes[reader.at++] ?? Number.NaN);
  if (Number.isNaN(value)) throw unexpected('end');
  return value;
}

function unexpected(what: string): Error {
  return new Error(`Unexpected ${what} in a file of the search index, expected what Pagefind writes`);
}
