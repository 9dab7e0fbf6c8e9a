import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteRecord } from './page-record.ts';

/** Returns the records of a note as they were written before, or null where they must be made. */
export type KeptLinks = (note: string) => Buffer | null;

/** Reads `links.ndjson` of the site that was built before, for the notes that have not changed since. */
export async function readKeptLinks(
  { out, record }: { readonly out: string; readonly record: SiteRecord },
  isKnown: (note: string) => boolean,
): Promise<KeptLinks> {
  if (record.notes.size === 0) return () => null;
  const bytes = await readFile(join(out, 'links.ndjson')).catch(() => Buffer.alloc(0));
  const blocks = new Map<string, Buffer>();
  let at = 0;
  for (const [path, { links }] of record.notes) {
    const block = bytes.subarray(at, at + links.length);
    at += links.length;
    if (isKnown(path) && hash('sha256', block) === links.digest) blocks.set(path, block);
  }
  return (note) => blocks.get(note) ?? null;
}
