import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE } from './manifest.ts';
import type { OutputPaths } from './output-paths.ts';
import { refused, systemCode } from './refusal.ts';

/** Children of a build that was killed may write for a moment more: how often and after how many milliseconds to look. */
const PATIENCE = { maxRetries: 8, retryDelay: 25 } as const;

/**
 * Puts things right after a build that was killed, and makes a new folder to build in. The lock must be held. A site
 * that was moved aside and whose successor never came is moved back; whatever else is left of earlier builds goes.
 */
export async function prepareStaging({ out, work, aside }: OutputPaths): Promise<string> {
  // It need not be read: whatever keeps it from being read now must not cost the site.
  if (!existsSync(out) && existsSync(join(aside, MANIFEST_FILE))) renameSync(aside, out);
  try {
    await makeFolder(work);
    for (const name of await readdir(work)) await rm(join(work, name), { recursive: true, force: true, ...PATIENCE });
    return await mkdtemp(join(work, 'build-'));
  } catch (error) {
    throw refused(`The folder \`${work}\` cannot be used`, error);
  }
}

/** Makes the folder beside which everything is written. */
export async function makeParent({ out }: OutputPaths): Promise<void> {
  await makeFolder(dirname(out)).catch((error: unknown) => {
    throw refused(`The folder \`${dirname(out)}\` cannot be made`, error);
  });
}

/** Makes a folder and those above it. `mkdir` itself, told to do so, says of a read-only disk that it does not exist. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      await makeFolder(dirname(folder));
      await mkdir(folder, { recursive: true });
    } else if (!(await isFolder(folder))) throw error;
  }
}

function isFolder(location: string): Promise<boolean> {
  return stat(location).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/**
 * Puts a finished site in the place of the one before. Two renames follow each other without anything between; a
 * process that is killed at that very moment leaves the old site beside `out`, whole, where the next build finds it.
 */
export function swapIn(stage: string, { out, aside }: OutputPaths): void {
  const hadSite = existsSync(out);
  try {
    if (hadSite) renameSync(out, aside);
  } catch (error) {
    throw refused(`The folder \`${out}\` cannot be replaced`, error);
  }
  try {
    renameSync(stage, out);
  } catch (error) {
    if (hadSite) renameSync(aside, out);
    throw refused(`The folder \`${out}\` cannot be made`, error);
  }
}

/** Removes what a build wrote beside `out`. What cannot be removed is left to the next build: the site counts. */
export async function removeStaging({ out, work, aside }: OutputPaths): Promise<void> {
  // A site that could not be moved back is the only one.
  if (!existsSync(out) && existsSync(join(aside, MANIFEST_FILE))) return;
  // First what marks a site: one that is half removed must never be moved back.
  await rm(join(aside, MANIFEST_FILE), { force: true }).catch(() => undefined);
  await rm(work, { recursive: true, force: true, ...PATIENCE }).catch(() => undefined);
}
