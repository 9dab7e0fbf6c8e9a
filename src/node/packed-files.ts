import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { linkFile, readIfThere } from './kept-files.ts';
import type { IndexBefore } from './word-pieces.ts';

/** The files of a search index that are packed here. */
export interface PackedFiles {
  /** Packs bytes into a new file; its path is inside the folder of the index. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** SHA-256 of what was packed into each file so far. */
  readonly inputs: ReadonlyMap<string, string>;
}

const pack = promisify(gzip);

/** Creates the files below a folder. Of an index that was built before, files that hold the same bytes are taken. */
export function createPackedFiles(root: string, before: IndexBefore | undefined): PackedFiles {
  const inputs = new Map<string, string>();
  const folders = new Set<string>();
  const known = new Map(
    Array.from(before?.record.files ?? [], ([path, { input, output }]) => [input, { path, output }] as const),
  );
  const take = async (input: string, target: string): Promise<boolean> => {
    const kept = known.get(input);
    if (before === undefined || kept === undefined) return false;
    const source = join(before.folder, kept.path);
    const bytes = readIfThere(source);
    if (bytes === null || hash('sha256', bytes) !== kept.output) return false;
    await linkFile(source, target);
    return true;
  };
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    const input = hash('sha256', bytes);
    const target = join(root, path);
    inputs.set(path, input);
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    if (!(await take(input, target))) writeFileSync(target, await pack(bytes));
  };
  return { write, inputs };
}
