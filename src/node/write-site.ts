import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { allSettled } from './concurrent.ts';
import type { IndexRecord } from './index-record.ts';
import { type FolderSize, measureFolder } from './manifest.ts';
import type { Pages } from './page-builder.ts';
import type { SiteRecord } from './page-record.ts';
import type { ParseCache } from './parse-cache.ts';
import type { Content } from './read-content.ts';
import { writeHostFiles } from './site-files.ts';
import type { WritingIndex } from './write-index.ts';
import { type SiteBefore, writePages } from './write-pages.ts';

/** What is there of the site that was built before, and what keeps things for the next build. */
export interface Before {
  readonly site: SiteBefore;
  readonly cache: ParseCache | null;
}

/** What was written, with all that is wrong with it. */
export interface Written {
  readonly pages: number;
  readonly indexBytes: number;
  /** Of the whole site. */
  readonly size: FolderSize;
  readonly messages: readonly Message[];
  readonly record: SiteRecord;
  readonly indexRecord: IndexRecord;
}

/** What a site is written from beside its graph. */
export interface Sources {
  readonly content: Content;
  /** Days on which files were last changed, by path. */
  readonly lastChanges: ReadonlyMap<string, string>;
  /** Its search index, which is on its way. */
  readonly index: WritingIndex;
}

/** Writes and checks pages with all that stands beside them, while the search index is written. */
export async function writeSite(site: Site, from: Sources, place: Pages, before: Before): Promise<Written> {
  const { content, lastChanges, index: writingIndex } = from;
  // What is kept for the next build holds whatever comes of this one.
  const keep = async () => before.cache?.save();
  const writing = async () => {
    const written = await writePages(site, content, place, before.site, lastChanges, keep);
    // Pagefind may still be at work.
    return { ...written, size: await measureFolder(place.stage) };
  };
  const [index, { pages, messages, record, size }] = await allSettled([writingIndex.written, writing()]);
  await rename(join(writingIndex.folder, 'pagefind'), join(place.stage, 'pagefind'));
  const sizes = [size, index.size, await writeHostFiles(site, place.stage)];
  return {
    pages,
    indexBytes: index.size.bytes,
    size: { files: sumOf(sizes, 'files'), bytes: sumOf(sizes, 'bytes') },
    messages: [...messages, ...index.messages],
    record,
    indexRecord: index.record,
  };
}

function sumOf(sizes: readonly FolderSize[], key: keyof FolderSize): number {
  return sizes.reduce((sum, size) => sum + size[key], 0);
}
