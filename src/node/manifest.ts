import { lstatSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { mapInTurns } from './in-turns.ts';

/** Marks a folder as a site of ours, and tells what it was built from. */
export const MANIFEST_FILE = '.waymark.json';

const count = z.int().nonnegative();

const manifestSchema = z.object({
  version: z.literal(1),
  /** Hash of everything that the site was built from. */
  fingerprint: z.string(),
  /** Path under which the site is to be served. */
  base: z.string(),
  /** Number of files, this one not counted. */
  files: count,
  /** Their size together. */
  bytes: count,
  notes: count,
  links: count,
  companions: count,
  pages: count,
  indexBytes: count,
});

/** What a built site says of itself. */
export type Manifest = z.output<typeof manifestSchema>;

/** Reads the manifest of a folder; null when there is none of this shape. */
export async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    const result = manifestSchema.safeParse(JSON.parse(await readFile(join(dir, MANIFEST_FILE), 'utf8')));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Writes the manifest of a folder. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  await writeFile(join(dir, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What a folder holds, or some of it. */
export type FolderSize = Pick<Manifest, 'files' | 'bytes'>;

/** Counts the files below a folder, the manifest left out. */
export async function measureFolder(dir: string): Promise<FolderSize> {
  let files = 0;
  let bytes = 0;
  let level = [dir];
  while (level.length > 0) {
    const next: string[] = [];
    const listings = await mapInTurns(level, (folder) => readdirSync(folder, { withFileTypes: true }));
    const locations = listings.flat().flatMap((entry) => {
      const location = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) next.push(location);
      return entry.isDirectory() || location === join(dir, MANIFEST_FILE) ? [] : [location];
    });
    const sizes = await mapInTurns(locations, (location) => lstatSync(location).size);
    files += sizes.length;
    bytes += sizes.reduce((sum, size) => sum + size, 0);
    level = next;
  }
  return { files, bytes };
}
