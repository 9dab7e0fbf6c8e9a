import { openCbor, readList, readText } from './cbor.ts';
import { openMetadata, readPages } from './page-order.ts';

/** A piece of the word index as Pagefind lists it. */
export interface WordPiece {
  /** What the first word in it begins with; no earlier piece has such a word. */
  readonly from: string;
  /** Name of its file, `index/NAME.pf_index`. */
  readonly name: string;
}

/** What an index is made of beside its metadata. */
export interface IndexNames {
  readonly pieces: readonly WordPiece[];
  /** Names of the files that hold Pagefind's own records of pages, `fragment/NAME.pf_fragment`. */
  readonly records: ReadonlySet<string>;
}

/**
 * Reads the names of files from the unpacked metadata of a Pagefind index. A page names its file in a third field when pages
 * share files; behind the pages come the pieces: `[[from, to, name], ...]`. Throws when something else stands there.
 */
export function readIndexNames(bytes: Uint8Array): IndexNames {
  const reader = openMetadata(bytes);
  const records = new Set<string>();
  readPages(reader, ({ id }, [shared]) => records.add(shared ?? id));
  const pieces: WordPiece[] = [];
  for (let left = readList(reader); left > 0; left--) {
    const fields = readList(reader);
    const from = readText(reader);
    readText(reader);
    pieces.push({ from, name: readText(reader) });
    for (let field = 3; field < fields; field++) readText(reader);
  }
  return { pieces, records };
}

/** Reads the first word of an unpacked piece: `[[[word, ...], ...]]`. Its beginning is enough. Throws when it is no piece. */
export function readFirstWord(bytes: Uint8Array): string {
  const reader = openCbor(bytes);
  for (let depth = 0; depth < 3; depth++) readList(reader);
  return readText(reader);
}
