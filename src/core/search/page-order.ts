/** A page as Pagefind lists it. */
export interface IndexedPage {
  /** What its search results call it. */
  readonly id: string;
  readonly words: number;
}

const SIGNATURE = 'pagefind_dcd';

/**
 * Reads the list of all pages from the unpacked metadata of a Pagefind index (`*.pf_meta`), in the order in which they
 * were given to Pagefind. Its results name a page only by a hash of its content; this tells which page that is. The
 * metadata is CBOR (RFC 8949): `[version, [[id, words, ...], ...], ...]`. Throws when it is anything else.
 */
export function readPageOrder(bytes: Uint8Array): IndexedPage[] {
  const head = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (head !== SIGNATURE) throw unexpected(`beginning \`${head}\``);
  const reader = { bytes, at: SIGNATURE.length };
  readList(reader);
  readText(reader);
  const pages: IndexedPage[] = [];
  for (let left = readList(reader); left > 0; left--) {
    const fields = readList(reader);
    const page = { id: readText(reader), words: readHead(reader, 0) };
    for (let field = 2; field < fields; field++) readText(reader);
    pages.push(page);
  }
  return pages;
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

const TEXT = 3;
const LIST = 4;

function readList(reader: Reader): number {
  return readHead(reader, LIST);
}

const decoder = new TextDecoder();

function readText(reader: Reader): string {
  const length = readHead(reader, TEXT);
  const end = reader.at + length;
  if (end > reader.bytes.length) throw unexpected('end');
  const text = decoder.decode(reader.bytes.subarray(reader.at, end));
  reader.at = end;
  return text;
}

/** Reads the head of an item: its type must be as expected; returns its value or length. */
function readHead(reader: Reader, type: number): number {
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
  return new Error(`Unexpected ${what} in the metadata of the search index, expected the list of its pages`);
}
