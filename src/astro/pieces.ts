import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Where the HTML of a body stands in the workspace's file of bodies: pairs of offset and length, in bytes. */
export type Pieces = readonly (readonly [offset: number, length: number])[];

/** Reads the HTML of bodies. */
export interface PieceReader {
  /** Returns the HTML of a body, valid until another one is read. */
  readonly read: (pieces: Pieces) => Buffer<ArrayBuffer>;
  readonly close: () => void;
}

/** Opens the workspace's file of bodies. */
export function openPieces(dir: string): PieceReader {
  const file = openSync(join(dir, 'bodies.html'), 'r');
  let bytes = Buffer.allocUnsafe(1 << 20);
  return {
    read: (pieces) => {
      const size = pieces.reduce((sum, [, length]) => sum + length, 0);
      if (size > bytes.length) bytes = Buffer.allocUnsafe(2 * size);
      let filled = 0;
      for (const [offset, length] of pieces) {
        if (readSync(file, bytes, filled, length, offset) !== length) throw new Error('The file of bodies is cut off.');
        filled += length;
      }
      return bytes.subarray(0, filled);
    },
    close: () => closeSync(file),
  };
}

/** Text of a note never comes to this: in text a page has `<` as a reference, in attributes the quotation mark. */
const OPEN = '<!--"body" ';
const CLOSE = '-->';

/** Returns a mark that stands in a page for its body until the page is rendered. */
export function bodyMark(pieces: Pieces): string {
  return `${OPEN}${JSON.stringify(pieces)}${CLOSE}`;
}

/**
 * Puts the body of a page in the place of its mark. Its bytes stay what they are: most of a site's text would otherwise be decoded,
 * joined and encoded again on its way through the page. Returns the parts of a page, the only one being `page` itself when there is no
 * mark; throws when it has two.
 */
export function insertBody(page: Buffer<ArrayBuffer>, read: PieceReader['read']): Buffer<ArrayBuffer>[] {
  const start = page.indexOf(OPEN);
  if (start < 0) return [page];
  const end = page.indexOf(CLOSE, start);
  if (page.indexOf(OPEN, end) >= 0) throw new Error('A page has two marks for its body.');
  const pieces = JSON.parse(page.toString('latin1', start + OPEN.length, end)) as Pieces;
  return [page.subarray(0, start), read(pieces), page.subarray(end + CLOSE.length)];
}
