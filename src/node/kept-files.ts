import { hash } from 'node:crypto';
import { constants, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mapInTurns } from './in-turns.ts';

/** A file that may be taken from the site that was built before. */
interface Candidate {
  /** Path inside its folder. */
  readonly path: string;
  /** SHA-256 that it must have. */
  readonly output: string;
}

/**
 * Returns the paths of those candidates whose files are in the folder, byte for byte as they were written, each with what
 * `look` makes of its bytes.
 */
export async function findKept<Value>(
  candidates: readonly Candidate[],
  from: string,
  look: (bytes: Buffer) => Value,
): Promise<Map<string, Value>> {
  const found = await mapInTurns(candidates, ({ path, output }) => {
    const bytes = readIfThere(join(from, path));
    return bytes !== null && hash('sha256', bytes) === output ? [[path, look(bytes)] as const] : [];
  });
  return new Map(found.flat());
}

/** Returns the bytes of a file; null when it cannot be read. */
export function readIfThere(location: string): Buffer | null {
  try {
    return readFileSync(location);
  } catch {
    return null;
  }
}

/** Puts files of the site that was built before into a new one. A file that is there already is an error. */
export async function placeKept(paths: Iterable<string>, from: string, to: string): Promise<void> {
  const folders = new Set<string>();
  for (const path of paths) {
    const target = join(to, path);
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    await linkFile(join(from, path), target);
  }
}

/**
 * Gives a file a second name where the file system allows it, else copies it: nothing ever writes into a file of a site
 * once it is there. A target that is there already is an error.
 */
export async function linkFile(source: string, target: string): Promise<void> {
  try {
    linkSync(source, target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}
