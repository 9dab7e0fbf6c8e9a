import { hash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './cache-folder.ts';
import { readRecord } from './record-file.ts';
import { writeSealed } from './sealed-file.ts';

const fileSchema = z.object({
  /** SHA-256 of what was packed into the file; null where that is not known. */
  input: z.string().nullable(),
  /** SHA-256 of the file. */
  output: z.string(),
});

const recordSchema = z.object({
  /** Folder of the site. */
  origin: z.string(),
  /** Fingerprint of the program that wrote the index. */
  program: z.string(),
  files: z.array(z.tuple([z.string(), fileSchema])),
});

/** What is remembered of a search index until it is built again. Paths are inside its folder. */
export interface IndexRecord {
  readonly files: ReadonlyMap<string, z.output<typeof fileSchema>>;
}

/** The record of an index that was never built. */
export const NO_INDEX: IndexRecord = { files: new Map() };

/**
 * Reads what this program remembers of the search index in a site's folder. What cannot be used is told and not
 * remembered; the record of another version of the program is not remembered.
 */
export async function readIndexRecord(
  out: string,
  program: string,
  notify: (notice: string) => void,
): Promise<IndexRecord> {
  const found = await readRecord(indexRecordFile(out), recordSchema, out);
  if (typeof found === 'string') notify(`The record of the search index ${found}; all of it is made again.`);
  if (found === null || typeof found === 'string' || found.program !== program) return NO_INDEX;
  return { files: new Map(found.files) };
}

/** Remembers a search index. Where that cannot be, the next build makes all of it. */
export async function writeIndexRecord(out: string, program: string, { files }: IndexRecord): Promise<void> {
  const record: z.input<typeof recordSchema> = { origin: out, program, files: [...files] };
  const body = [Buffer.from(JSON.stringify(record))];
  await writeSealed(indexRecordFile(out), { origin: out }, body).catch(() => undefined);
}

/** File that keeps the record of the search index of the site in a folder. */
export function indexRecordFile(out: string): string {
  return join(cacheFolder(), `index-${hash('sha256', out).slice(0, 16)}.bin`);
}
