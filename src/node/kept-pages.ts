import { hash } from 'node:crypto';
import { constants, linkSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mapConcurrent } from './concurrent.ts';

/** A page that may be taken from the site that was built before. */
interface Candidate {
  /** Path inside the site. */
  readonly path: string;
  /** SHA-256 that its file must have. */
  readonly output: string;
}

/** Returns the paths of those candidates whose files are in the folder, byte for byte as they were written. */
export async function findKeptPages(candidates: readonly Candidate[], out: string): Promise<Set<string>> {
  const found = await mapConcurrent(candidates, 16, async ({ path, output }) => {
    const bytes = await readFile(join(out, path)).catch(() => null);
    return bytes !== null && hash('sha256', bytes) === output ? [path] : [];
  });
  return new Set(found.flat());
}

/**
 * Puts pages of the site that was built before into a new one. Where the file system allows it they are the same files
 * under a second name: nothing ever writes into a page once it is there. A page that is there already is an error.
 */
export async function placeKeptPages(paths: Iterable<string>, out: string, stage: string): Promise<void> {
  for (const path of paths) {
    const [from, to] = [join(out, path), join(stage, path)];
    await mkdir(dirname(to), { recursive: true });
    try {
      linkSync(from, to);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
      await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    }
  }
}
