import type { Site } from '../core/model/site.ts';
import { type PackedGroup, packGroups } from '../core/search/link-bundle.ts';
import type { CheckStep, IndexCheck, IndexFindings } from './check-index.ts';
import type { WordsOf } from './kept-words.ts';
import type { LinkFiles } from './search-files.ts';
import type { IndexedNote, SearchIndexPlace, SearchIndexSize } from './search-index.ts';
import { collectFacets, type SiteFacets } from './search-tables.ts';
import type { IndexChecker } from './verify-index.ts';
import { startWorker } from './worker.ts';

/** What the thread is to do. */
export interface IndexTask
  extends Pick<SearchIndexPlace, 'workDir' | 'outDir' | 'language' | 'before'>,
    Pick<IndexCheck, 'checked'> {
  /** Whose words are kept; null to keep none. */
  readonly kept: WordsOf | null;
}

/** A note as it is sent: lists take half the time of objects, whose keys are all sent too. */
interface SentNote extends Omit<IndexedNote, 'groups'> {
  readonly groups: readonly PackedGroup[];
}

/** What the thread is told. */
export type IndexStep =
  | { readonly type: 'add'; readonly notes: readonly SentNote[] }
  /** It tells when the index is built. */
  | { readonly type: 'finish'; readonly facets: SiteFacets }
  /** It answers the last one with its findings. */
  | { readonly type: 'check'; readonly step: CheckStep }
  /** It answers this with an error, once nothing is written any more. */
  | { readonly type: 'stop' };

type IndexNews =
  | { readonly type: 'links'; readonly files: LinkFiles }
  | { readonly type: 'notice'; readonly notice: string }
  | { readonly type: 'built'; readonly size: SearchIndexSize };

/** What is done when the thread tells of something. */
interface Listener {
  readonly onLinks: (files: LinkFiles) => void;
  readonly notify: (notice: string) => void;
}

/** A search index that is built, then checked, in a thread of its own. */
export interface IndexThread {
  /** Sends the next note, in the order of the site. */
  readonly add: (note: IndexedNote) => void;
  readonly finish: (site: Site) => Promise<SearchIndexSize>;
  /** Reads the files of the index again. A thread of its own would have to load and compile all that this one has. */
  readonly checker: IndexChecker;
  readonly stop: () => Promise<void>;
}

/** Links of the notes that are sent at once. */
const BATCH = 1000;

/** Starts to build a search index beside all else. */
export function startIndexThread(task: IndexTask, { onLinks, notify }: Listener): IndexThread {
  const built = Promise.withResolvers<SearchIndexSize>();
  let isBuilt = false;
  const thread = startWorker<IndexStep, IndexFindings>(new URL('./search-index-worker.ts', import.meta.url), task, {
    what: 'The search index could not be built',
    onNews: (news: IndexNews) => {
      if (news.type === 'links') onLinks(news.files);
      else if (news.type === 'notice') notify(news.notice);
      else {
        isBuilt = true;
        built.resolve(news.size);
      }
    },
  });
  let batch: SentNote[] = [];
  let links = 0;
  const flush = (): void => {
    thread.send({ type: 'add', notes: batch });
    batch = [];
    links = 0;
  };
  return {
    add: ({ path, key, groups }) => {
      batch.push({ path, key, groups: packGroups(groups) });
      links += groups.reduce((sum, group) => sum + group.links.length, 0);
      if (links >= BATCH) flush();
    },
    finish: (site) => {
      flush();
      thread.send({ type: 'finish', facets: collectFacets(site) });
      return Promise.race([built.promise, thread.result.then(() => built.promise)]);
    },
    checker: { ...thread, send: (step) => thread.send({ type: 'check', step }) },
    stop: async () => {
      // A check writes nothing.
      if (isBuilt) thread.stop();
      else thread.send({ type: 'stop' });
      await thread.result.catch(() => undefined);
    },
  };
}
