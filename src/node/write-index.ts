import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import type { NoteTexts } from '../core/search/group-words.ts';
import type { IndexRecord } from './index-record.ts';
import type { KeptWords } from './kept-words.ts';
import type { Pages } from './page-builder.ts';
import { buildSearchIndex } from './search-index.ts';
import { startIndexCheck } from './verify-index.ts';
import type { IndexBefore } from './word-pieces.ts';

/** What is there of an index that was built before. */
export interface IndexSources {
  readonly index: IndexBefore;
  readonly words: KeptWords | null;
}

/** A search index that was written, with all that is wrong with it. */
interface WrittenIndex {
  readonly bytes: number;
  readonly messages: readonly Message[];
  readonly record: IndexRecord;
}

/** A search index on its way. */
export interface WritingIndex {
  /** Folder that holds `pagefind/` in the end. */
  readonly folder: string;
  /**
   * Is fulfilled as soon as Pagefind is at work, with what is indexed of each note; with null when that is too much to hold.
   * Never is when the work fails before.
   */
  readonly started: Promise<NoteTexts | null>;
  readonly written: Promise<WrittenIndex>;
  /** Ends the work if it is not at its end, and waits until nothing is written any more. */
  readonly stop: () => Promise<void>;
}

/** Starts to write and check the search index of a site. Of all that a build does, it takes longest. */
export function startIndex(site: Site, { staging, progress, signal }: Pages, before: IndexSources): WritingIndex {
  const folder = join(staging, 'search');
  const over = new AbortController();
  const started = Promise.withResolvers<NoteTexts | null>();
  const write = async (): Promise<WrittenIndex> => {
    const check = startIndexCheck(site, folder, before.index.record);
    try {
      const { bytes, written } = await progress.stage('search index', () =>
        buildSearchIndex(site, {
          workDir: join(staging, 'search-work'),
          outDir: folder,
          before: before.index,
          words: before.words?.words,
          signal: AbortSignal.any([signal, over.signal]),
          onStart: started.resolve,
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
  };
  const written = write();
  // A failure is told by whoever waits for the index.
  written.catch(() => undefined);
  const stop = async (): Promise<void> => {
    over.abort();
    await written.catch(() => undefined);
  };
  return { folder, started: started.promise, written, stop };
}
