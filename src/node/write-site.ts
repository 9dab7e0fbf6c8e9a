import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import type { NoteTexts } from '../core/search/group-words.ts';
import { allSettled } from './concurrent.ts';
import type { IndexRecord } from './index-record.ts';
import type { KeptWords } from './kept-words.ts';
import type { Pages } from './page-builder.ts';
import type { SiteRecord } from './page-record.ts';
import type { ParseCache } from './parse-cache.ts';
import type { Content } from './read-content.ts';
import { buildSearchIndex } from './search-index.ts';
import { writeHostFiles } from './site-files.ts';
import { startIndexCheck } from './verify-index.ts';
import type { IndexBefore } from './word-pieces.ts';
import { type SiteBefore, writePages } from './write-pages.ts';

/** What is there of the site that was built before. */
export interface Before {
  readonly site: SiteBefore;
  readonly index: IndexBefore;
  readonly words: KeptWords | null;
  readonly cache: ParseCache | null;
}

/** What was written, with all that is wrong with it. */
export interface Written {
  readonly pages: number;
  readonly indexBytes: number;
  readonly messages: readonly Message[];
  readonly record: SiteRecord;
  readonly indexRecord: IndexRecord;
}

/** What a site is written from beside its graph. */
export interface Sources {
  readonly content: Content;
  /** Days on which files were last changed, by path. */
  readonly lastChanges: ReadonlyMap<string, string>;
}

/** Writes and checks pages with all that stands beside them, and the search index at the same time. */
export async function writeSite(site: Site, from: Sources, place: Pages, before: Before): Promise<Written> {
  const searchDir = join(place.staging, 'search');
  const started = Promise.withResolvers<NoteTexts | null>();
  const writingIndex = writeIndex(site, searchDir, place, { before, onStart: started.resolve });
  // Pagefind takes longest, so it goes first.
  const starting = Promise.race([started.promise, writingIndex.then(() => started.promise)]);
  const writingPages = starting.then(async (texts) => {
    const written = await writePages(site, from.content, place, before.site, from.lastChanges);
    // What is kept for the next build holds whatever comes of this one, and here is time for it.
    if (texts !== null) await before.words?.keep(texts);
    await before.cache?.save();
    return written;
  });
  const [index, { pages, messages, record }] = await allSettled([writingIndex, writingPages]);
  await rename(join(searchDir, 'pagefind'), join(place.stage, 'pagefind'));
  await writeHostFiles(site, place.stage);
  const found = [...messages, ...index.messages];
  return { pages, indexBytes: index.bytes, messages: found, record, indexRecord: index.record };
}

async function writeIndex(
  site: Site,
  outDir: string,
  { staging, progress, signal }: Pages,
  { before, onStart }: { readonly before: Before; readonly onStart: (texts: NoteTexts | null) => void },
) {
  const workDir = join(staging, 'search-work');
  const check = startIndexCheck(site, outDir, before.index.record);
  try {
    const { bytes, written } = await progress.stage('search index', () =>
      buildSearchIndex(site, {
        workDir,
        outDir,
        before: before.index,
        words: before.words?.words,
        signal,
        onStart,
        onLinks: check.checkLinks,
      }),
    );
    const { messages, sums } = await progress.stage('verifying index', check.finish);
    const files = Array.from(
      sums,
      ([path, output]) => [path, { input: written.inputs.get(path) ?? null, output }] as const,
    );
    return { bytes, messages, record: { files: new Map(files), records: written.records } };
  } finally {
    check.stop();
  }
}
