import { type CborReader, openCbor, readList, readNumber, readText } from './cbor.ts';

/** A page as Pagefind lists it. */
export interface IndexedPage {
  /** What its search results call it. */
  readonly id: string;
  readonly words: number;
}

/**
 * Reads the list of all pages from the unpacked metadata of a Pagefind index (`*.pf_meta`), in the order in which they
 * were given to Pagefind. Its results name a page only by a hash of its content; this tells which page that is. The
 * metadata is CBOR: `[version, [[id, words, ...], ...], ...]`. Throws when it is anything else.
 */
export function readPageOrder(bytes: Uint8Array): IndexedPage[] {
  return readPages(openMetadata(bytes));
}

/** Opens metadata at its list of pages. */
export function openMetadata(bytes: Uint8Array): CborReader {
  const reader = openCbor(bytes);
  readList(reader);
  readText(reader);
  return reader;
}

/** Reads the list of pages; what stands behind it comes next. */
export function readPages(reader: CborReader): IndexedPage[] {
  const pages: IndexedPage[] = [];
  for (let left = readList(reader); left > 0; left--) {
    const fields = readList(reader);
    pages.push({ id: readText(reader), words: readNumber(reader) });
    // The file that pages share.
    for (let field = 2; field < fields; field++) readText(reader);
  }
  return pages;
}
