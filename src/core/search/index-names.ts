import { openCbor, readList, readText } from './cbor.ts';
import { openMetadata, readPages } from './page-order.ts';

/** A piece of the word index as Pagefind lists it. */
export interface WordPiece {
  /** What the first word in it begins with; no earlier piece has such a word. */
  readonly from: string;
  /** Name of its file, `index/NAME.pf_index`. */
  readonly name: string;
}

/**
 * Reads the names of the pieces from the unpacked metadata of a Pagefind index. They come behind the pages:
 * `[[from, to, name], ...]`. Throws when something else stands there.
 */
export function readPieces(bytes: Uint8Array): WordPiece[] {
  const reader = openMetadata(bytes);
  readPages(reader);
  const pieces: WordPiece[] = [];
  for (let left = readList(reader); left > 0; left--) {
    const fields = readList(reader);
    const from = readText(reader);
    readText(reader);
    pieces.push({ from, name: readText(reader) });
    for (let field = 3; field < fields; field++) readText(reader);
  }
  return pieces;
}

/** Reads the first word of an unpacked piece: `[[[word, ...], ...]]`. Its beginning is enough. Throws when it is no piece. */
export function readFirstWord(bytes: Uint8Array): string {
  const reader = openCbor(bytes);
  for (let depth = 0; depth < 3; depth++) readList(reader);
  return readText(reader);
}
