import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Where the HTML of a body stands in the workspace's file of bodies: pairs of offset and length, in bytes. */
export type Pieces = readonly (readonly [offset: number, length: number])[];

/** Reads the HTML of a body. */
export function readPieces(dir: string, pieces: Pieces): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafe(pieces.reduce((sum, [, length]) => sum + length, 0));
  const file = openSync(join(dir, 'bodies.html'), 'r');
  try {
    let filled = 0;
    for (const [offset, length] of pieces) {
      if (readSync(file, bytes, filled, length, offset) !== length) throw new Error('The file of bodies is cut off.');
      filled += length;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Text of a note never comes to this: in text a page has `<` as a reference, in attributes the quotation mark. */
const OPEN = '<!--"body" ';
const CLOSE = '-->';

/** Returns a mark that stands in a page for its body until the page is rendered. */
export function bodyMark(pieces: Pieces): string {
  return `${OPEN}${JSON.stringify(pieces)}${CLOSE}`;
}

/**
 * Puts the body of a page in the place of its mark. The bytes are copied: most of a site's text would otherwise be
 * decoded, joined and encoded again on its way through the page. Returns null for a page without a mark; throws when it has two.
 */
export function insertBody(page: Buffer<ArrayBuffer>, dir: string): Buffer<ArrayBuffer> | null {
  const start = page.indexOf(OPEN);
  if (start < 0) return null;
  const end = page.indexOf(CLOSE, start);
  if (page.indexOf(OPEN, end) >= 0) throw new Error('A page has two marks for its body.');
  const pieces = JSON.parse(page.toString('latin1', start + OPEN.length, end)) as Pieces;
  return Buffer.concat([page.subarray(0, start), readPieces(dir, pieces), page.subarray(end + CLOSE.length)]);
}
