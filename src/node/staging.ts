import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readManifest } from './manifest.ts';
import type { OutputPaths } from './output-paths.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/**
 * Puts things right after a build that was killed, and makes a new folder to build in. The lock must be held. A site
 * that was moved aside and whose successor never came is moved back; whatever else is left of earlier builds goes.
 */
export async function prepareStaging({ out, work, aside }: OutputPaths): Promise<string> {
  if (!existsSync(out) && (await readManifest(aside)) !== null) renameSync(aside, out);
  const leftovers = await readdir(work).catch(() => []);
  await Promise.all(leftovers.map((name) => rm(join(work, name), { recursive: true, force: true })));
  await mkdir(work, { recursive: true });
  return mkdtemp(join(work, 'build-'));
}

/** Makes the folder beside which everything is written. */
export async function makeParent({ out }: OutputPaths): Promise<void> {
  await mkdir(dirname(out), { recursive: true }).catch((error: unknown) => {
    throw usageError(`The folder \`${dirname(out)}\` cannot be made: ${systemReason(error)}.`, error);
  });
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
    throw usageError(`The folder \`${out}\` cannot be replaced: ${systemReason(error)}.`, error);
  }
  try {
    renameSync(stage, out);
  } catch (error) {
    if (hadSite) renameSync(aside, out);
    throw usageError(`The folder \`${out}\` cannot be made: ${systemReason(error)}.`, error);
  }
}

/** Removes what a build wrote beside `out`. */
export async function removeStaging({ work }: OutputPaths): Promise<void> {
  await rm(work, { recursive: true, force: true });
}
