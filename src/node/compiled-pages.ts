import { hash, randomUUID } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { compareText } from '../core/model/message.ts';
import { cacheFolder } from './cache-folder.ts';

/** Name of the file that tells the SHA-256 of all others. */
const SEAL = 'seal.txt';

/** Compiled pages that nothing has used for this many milliseconds are of a program or a base that is gone. */
const UNUSED = 24 * 60 * 60 * 1000;

/**
 * Returns the folder in which the pages are kept as Astro compiles them. They depend on the program and on the base that
 * addresses begin with, and on nothing of the content.
 */
export function compiledFolder(program: string, base: string): string {
  return join(cacheFolder(), 'pages', hash('sha256', JSON.stringify([program, base])));
}

/** Whether a folder holds compiled pages with all their bytes. One that does not is removed. */
export async function readCompiled(folder: string): Promise<boolean> {
  const sealed = await readFile(join(folder, SEAL), 'utf8').catch(() => null);
  if (sealed !== null && sealed === (await sumOf(folder))) {
    const now = new Date();
    // The time only tells that they are in use.
    await utimes(folder, now, now).catch(() => undefined);
    return true;
  }
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return false;
}

/**
 * Keeps compiled pages for the next builds, and removes those that are out of use. Returns false where nothing can be kept:
 * the pages are left where they are.
 */
export async function keepCompiled(draft: string, folder: string): Promise<boolean> {
  const copy = `${folder}.${randomUUID()}.new`;
  try {
    await cp(draft, copy, { recursive: true });
    await writeFile(join(copy, SEAL), await sumOf(copy));
    await removeUnused(dirname(folder));
    await rename(copy, folder);
    return true;
  } catch {
    // The disk is full or read-only, or another build was faster: this one has what it needs.
    await rm(copy, { recursive: true, force: true }).catch(() => undefined);
    return false;
  }
}

async function sumOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = files.map((file) => relative(folder, file).split(sep).join('/')).filter((path) => path !== SEAL);
  const sums = paths.sort(compareText).map(async (path) => [path, hash('sha256', await readFile(join(folder, path)))]);
  return hash('sha256', JSON.stringify(await Promise.all(sums)));
}

async function removeUnused(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const stats = await stat(join(parent, name)).catch(() => null);
    if (stats === null || Date.now() - stats.mtimeMs < UNUSED) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}
