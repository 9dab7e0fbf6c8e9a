import { hash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from './cache-folder.ts';
import { readRecord } from './record-file.ts';
import { writeSealed } from './sealed-file.ts';

const noteSchema = z.object({
  /** SHA-256 of the note's file. */
  source: z.string(),
  /** Digests of its HTML as its page and as link lists show it; null when no list does. */
  body: z.string(),
  rows: z.string().nullable(),
  /** Size and SHA-256 of its records in `links.ndjson`, which hold them in the order of the notes here. */
  links: z.object({ length: z.int(), digest: z.string() }),
});

const pageSchema = z.object({
  /** Digest of everything that the page was made of. */
  input: z.string(),
  /** SHA-256 of its file. */
  output: z.string(),
  /** Path of the note that it shows: its links were found to be those of the note. */
  note: z.string().nullable(),
});

const imageSchema = z.object({
  /** Digest of all that the image was drawn from. */
  input: z.string(),
  /** SHA-256 of its file. */
  output: z.string(),
});

const recordSchema = z.object({
  /** Folder of the site. */
  origin: z.string(),
  /** Digest of everything beside its own text that decides how a note is rendered. */
  basis: z.string(),
  notes: z.array(z.tuple([z.string(), noteSchema])),
  pages: z.array(z.tuple([z.string(), pageSchema])),
  images: z.array(z.tuple([z.string(), imageSchema])),
});

/** What is remembered of a note. */
export type NoteRecord = z.output<typeof noteSchema>;

/** What is remembered of a page. */
export type PageRecord = z.output<typeof pageSchema>;

/** What is remembered of an image for other sites. */
export type ImageRecord = z.output<typeof imageSchema>;

/** What is remembered of the pages of a site until it is built again. */
export interface SiteRecord {
  readonly basis: string;
  /** By path inside the content folder. */
  readonly notes: ReadonlyMap<string, NoteRecord>;
  /** By path inside the site. */
  readonly pages: ReadonlyMap<string, PageRecord>;
  /** By path inside the site. */
  readonly images: ReadonlyMap<string, ImageRecord>;
}

/** The record of a site that was never built. */
export const NO_RECORD: SiteRecord = { basis: '', notes: new Map(), pages: new Map(), images: new Map() };

/** Reads what is remembered of the site in a folder. What cannot be used is told and not remembered. */
export async function readSiteRecord(out: string, notify: (notice: string) => void): Promise<SiteRecord> {
  const found = await readRecord(siteRecordFile(out), recordSchema, out);
  if (typeof found === 'string') notify(`The record of pages ${found}; every page is made again.`);
  if (found === null || typeof found === 'string') return NO_RECORD;
  const { basis, notes, pages, images } = found;
  return { basis, notes: new Map(notes), pages: new Map(pages), images: new Map(images) };
}

/** Remembers a site. Where that cannot be, the next build makes all pages. */
export async function writeSiteRecord(out: string, { basis, notes, pages, images }: SiteRecord): Promise<void> {
  const record: z.input<typeof recordSchema> = {
    origin: out,
    basis,
    notes: [...notes],
    pages: [...pages],
    images: [...images],
  };
  await writeSealed(siteRecordFile(out), { origin: out }, [Buffer.from(JSON.stringify(record))]).catch(() => undefined);
}

/** File that keeps the record of the site in a folder. */
export function siteRecordFile(out: string): string {
  return join(cacheFolder(), `site-${hash('sha256', out).slice(0, 16)}.bin`);
}
