import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { readFirstWord, readPieces } from '../core/search/index-names.ts';
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
 * and one that is there is neither packed nor written again. `part` is the folder of the index inside of `before`, empty or
 * with a slash at its end.
 */
export async function offerPieces({ folder, record }: IndexBefore, part: string, output: string): Promise<Offered> {
  const prefix = `${part}${PIECES}/`;
  const candidates = [...record.files].flatMap(([path, { output: sum }]) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), output: sum }] : [],
  );
  const offered = await findKept(candidates, join(folder, prefix), firstWordOf);
  await placeKept(offered.keys(), join(folder, prefix), join(output, PIECES));
  return offered;
}

/** Puts files without content where Pagefind is about to write its own records, of which only the names matter. */
export async function offerRecords(names: readonly string[], output: string): Promise<void> {
  const folder = join(output, RECORDS);
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, `${name}.pf_fragment`), '');
}

/**
 * Removes the pieces that the new index does not name. Returns false when a piece that was offered is not the one that is meant:
 * names are short, so two can have the same.
 */
export async function settlePieces(output: string, offered: Offered): Promise<boolean> {
  const meta = (await readdir(output)).find((name) => name.endsWith('.pf_meta')) ?? '';
  const pieces = readPieces(gunzipSync(await readFile(join(output, meta))));
  const wanted = new Map(pieces.map(({ name, from }) => [`${name}.pf_index`, from]));
  for (const [name, word] of offered) {
    const from = wanted.get(name);
    if (from === undefined) await rm(join(output, PIECES, name));
    else if (!word.startsWith(from)) return false;
  }
  return true;
}

/** First word of a packed piece; only its beginning is unpacked. */
function firstWordOf(bytes: Buffer): string {
  return readFirstWord(gunzipSync(bytes.subarray(0, 1024), { finishFlush: constants.Z_SYNC_FLUSH }));
}
