import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { readFirstWord, readIndexNames } from '../core/search/index-names.ts';
import type { IndexRecord } from './index-record.ts';
import { findKept, placeKept } from './kept-files.ts';

/** The index that was built before. */
export interface IndexBefore {
  /** Folder of the index. */
  readonly folder: string;
  /** What is remembered of it. */
  readonly record: IndexRecord;
}

/** Folder of the pieces of the word index, inside that of an index. */
const PIECES = 'index';

/** Folder of Pagefind's own records. */
const RECORDS = 'fragment';

/** Pieces that were put where Pagefind writes: the first word of each, by the name of its file. */
type Offered = ReadonlyMap<string, string>;

/**
 * Puts what was written before into the folder in which Pagefind is about to write: these files have names by their content,
 * and one that is there is neither packed nor written again. Of records only the names matter. `part` is the
 * folder of the index inside of `before`, empty or with a slash at its end.
 */
export async function offerPieces({ folder, record }: IndexBefore, part: string, output: string): Promise<Offered> {
  const prefix = `${part}${PIECES}/`;
  const candidates = [...record.files].flatMap(([path, { output: sum }]) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), output: sum }] : [],
  );
  const offered = await findKept(candidates, join(folder, prefix), firstWordOf);
  await placeKept(offered.keys(), join(folder, prefix), join(output, PIECES));
  mkdirSync(join(output, RECORDS), { recursive: true });
  for (const path of record.records) {
    if (path.startsWith(`${part}${RECORDS}/`)) writeFileSync(join(output, RECORDS, basename(path)), '');
  }
  return offered;
}

/**
 * Removes the pieces that the new index does not name, and returns the paths of the records that it does, inside its folder.
 * Returns null when a piece that was offered is not the one that is meant: names are short, so two can have the same.
 */
export async function settlePieces(output: string, offered: Offered): Promise<string[] | null> {
  const meta = (await readdir(output)).find((name) => name.endsWith('.pf_meta')) ?? '';
  const { pieces, records } = readIndexNames(gunzipSync(await readFile(join(output, meta))));
  const wanted = new Map(pieces.map(({ name, from }) => [`${name}.pf_index`, from]));
  for (const [name, word] of offered) {
    const from = wanted.get(name);
    if (from === undefined) await rm(join(output, PIECES, name));
    else if (!word.startsWith(from)) return null;
  }
  return Array.from(records, (name) => `${RECORDS}/${name}.pf_fragment`);
}

/** First word of a packed piece; only its beginning is unpacked. */
function firstWordOf(bytes: Buffer): string {
  return readFirstWord(gunzipSync(bytes.subarray(0, 1024), { finishFlush: constants.Z_SYNC_FLUSH }));
}
