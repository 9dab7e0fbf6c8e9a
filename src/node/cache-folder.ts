import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PROGRAM_ROOT } from './fingerprint.ts';
import { readSealedHead } from './sealed-file.ts';

/** A draft that is older than this many milliseconds is of a process that was killed. */
const ABANDONED = 60 * 60 * 1000;

/** Folder of what is kept from run to run. Nothing in it is needed: it may be removed at any time. */
export function cacheFolder(): string {
  return join(PROGRAM_ROOT, 'node_modules/.cache/waymark');
}

/** Removes sealed files whose `origin`, a folder, is no longer there, and drafts that were never finished. */
export async function removeOrphans(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const location = join(folder, name);
    if (await isOrphan(location)) await rm(location, { force: true });
  }
}

async function isOrphan(location: string): Promise<boolean> {
  if (location.endsWith('.new')) {
    const stats = await stat(location).catch(() => null);
    return stats !== null && Date.now() - stats.mtimeMs > ABANDONED;
  }
  if (!location.endsWith('.bin')) return false;
  const head = await readSealedHead(location);
  const origin = typeof head === 'object' && head !== null && 'origin' in head ? head.origin : null;
  return typeof origin === 'string' && !existsSync(origin);
}
