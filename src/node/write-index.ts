import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Source } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { groupNote } from '../core/search/groups.ts';
import type { IndexRecord } from './index-record.ts';
import { startIndexThread } from './index-thread.ts';
import { openKeptWords, type WordsOf, wordsKey } from './kept-words.ts';
import type { ParseListener } from './load-site.ts';
import type { FolderSize } from './manifest.ts';
import type { Pages } from './page-builder.ts';
import type { ParsedNotes } from './parsed-notes.ts';
import type { LinkFiles } from './search-files.ts';
import { buildSearchIndex, GROUP_SIZE, type SearchIndexPlace, type SearchIndexSize } from './search-index.ts';
import { checkedFiles, type IndexChecker, type IndexChecking, startIndexCheck } from './verify-index.ts';
import type { IndexBefore } from './word-pieces.ts';

/** What is there of an index that was built before, and what is kept for the next one. */
export interface IndexSources {
  readonly index: IndexBefore;
  /** Whose words are kept; null to keep none. */
  readonly words: WordsOf | null;
  /** Is told in one line why something that is kept is not used. */
  readonly notify: (notice: string) => void;
}

/** A search index that was written, with all that is wrong with it. */
interface WrittenIndex {
  readonly size: FolderSize;
  readonly messages: readonly Message[];
  readonly record: IndexRecord;
}

/** A search index on its way. */
export interface WritingIndex {
  /** Folder that holds `pagefind/` in the end. */
  readonly folder: string;
  /** Takes each note as it is parsed. */
  readonly add: ParseListener;
  /** Builds the index of a site, whose notes were all added. Is fulfilled as soon as there is time for something else. */
  readonly finish: (site: Site) => Promise<void>;
  readonly written: Promise<WrittenIndex>;
  /** Ends the work if it is not at its end, and waits until nothing is written any more. */
  readonly stop: () => Promise<void>;
}

/** What builds an index. */
interface Builder {
  readonly add: ParseListener;
  readonly build: (site: Site, check: IndexChecking) => Promise<SearchIndexSize>;
  /** What can check the index afterwards. */
  readonly checker?: IndexChecker;
  /** Is fulfilled when there is time for something else. */
  readonly started: Promise<void>;
  readonly stop: () => Promise<unknown>;
}

/**
 * Characters of text to parse up to which the index is built in this thread: another one must get all links, also those of
 * notes that were parsed before.
 */
const LITTLE = 250_000;

/** Whether to build the index of these notes in a thread of its own while notes are parsed. */
function isBuiltBeside(sources: readonly Source[], parsed: ParsedNotes): boolean {
  const unread = sources.filter(({ path }) => !parsed.byPath.has(path));
  return unread.reduce((sum, { text }) => sum + text.length, 0) > LITTLE;
}

/**
 * Starts to write and check the search index of notes that are about to be parsed, or were `parsed` before. Of all that a build
 * does, it takes longest.
 */
export function startIndex(
  sources: readonly Source[],
  parsed: ParsedNotes,
  pages: Pages,
  from: IndexSources,
): WritingIndex {
  const { staging, progress, signal } = pages;
  const folder = join(staging, 'search');
  const place = { workDir: join(staging, 'search-work'), outDir: folder, before: from.index };
  const builder = isBuiltBeside(sources, parsed) ? startBuilder(place, pages, from) : createBuilder(place, from);
  const stopBuilder = (): void => void builder.stop();
  signal.addEventListener('abort', stopBuilder, { once: true });
  const write = async (site: Site): Promise<WrittenIndex> => {
    const check = startIndexCheck(site, { dir: folder, record: from.index.record, checker: builder.checker });
    try {
      const { files: count, bytes, inputs } = await progress.stage('search index', () => builder.build(site, check));
      const { messages, sums } = await progress.stage('verifying index', check.finish);
      const files = Array.from(sums, ([path, output]) => [path, { input: inputs.get(path) ?? null, output }] as const);
      return { size: { files: count, bytes }, messages, record: { files: new Map(files) } };
    } finally {
      check.stop();
    }
  };
  const written = Promise.withResolvers<WrittenIndex>();
  // A failure is told by whoever waits for the index.
  written.promise.catch(() => undefined);
  let isFinishing = false;
  return {
    folder,
    add: builder.add,
    finish: async (site) => {
      isFinishing = true;
      written.resolve(write(site));
      await Promise.race([builder.started, written.promise]);
    },
    written: written.promise,
    stop: async () => {
      signal.removeEventListener('abort', stopBuilder);
      await builder.stop();
      if (isFinishing) await written.promise.catch(() => undefined);
    },
  };
}

type Place = Pick<SearchIndexPlace, 'workDir' | 'outDir' | 'before'>;

/** Builds the index in this thread, when the site is there. */
function createBuilder(place: Place, { words, notify }: IndexSources): Builder {
  const over = new AbortController();
  const started = Promise.withResolvers<void>();
  const keys = new Map<string, string>();
  return {
    add: (note, { key }) => void keys.set(note.note.path, wordsKey(key, note)),
    build: async (site, { checkLinks }) => {
      const kept = words && (await openKeptWords(words, notify));
      const hooks = { signal: over.signal, onStart: started.resolve, onLinks: checkLinks };
      return buildSearchIndex(site, { ...place, ...hooks, words: kept }, (path) => keys.get(path) ?? '');
    },
    started: started.promise,
    stop: async () => over.abort(new Error('The search index was stopped.')),
  };
}

/** Builds the index in a thread of its own, which gets each note as it is parsed. */
function startBuilder(place: Place, { settings }: Pages, { index, words, notify }: IndexSources): Builder {
  const links = Promise.withResolvers<LinkFiles>();
  const task = { ...place, language: settings.language, kept: words, checked: checkedFiles(index.record) };
  const thread = startIndexThread(task, { onLinks: links.resolve, notify });
  return {
    add: (note, { addresses, key }) => {
      const { path } = note.note;
      const groups = groupNote(note.note, addresses.slugs.get(path) ?? '', GROUP_SIZE);
      thread.add({ path, key: wordsKey(key, note), groups });
    },
    build: (site, { checkLinks }) => {
      void links.promise.then(checkLinks);
      return thread.finish(site);
    },
    checker: thread.checker,
    started: Promise.resolve(),
    stop: thread.stop,
  };
}
