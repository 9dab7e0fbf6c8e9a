import { compareText, type Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import type { GroupTable } from '../core/search/group-table.ts';
import { explainDifference } from './explain-difference.ts';
import { NO_INDEX } from './index-record.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { checkOtherFiles, type LinkFiles, readLinkFiles, readLinks } from './search-files.ts';
import { startWorker } from './worker.ts';

/** What a worker needs to check an index. */
export interface IndexCheck {
  /** Folder that holds `pagefind/`. */
  readonly dir: string;
  /** Addresses of all outside links of all notes. */
  readonly addresses: readonly string[];
  /** SHA-256 of the files that were checked when an earlier index was built, by path inside its folder. */
  readonly checked: ReadonlyMap<string, string>;
}

/** What is wrong with an index; empty when it holds every link. */
export interface IndexVerdict {
  readonly messages: Message[];
  /** SHA-256 of its files, by path inside its folder. */
  readonly sums: ReadonlyMap<string, string>;
}

/** The check of an index that is being written. */
export interface IndexChecking {
  /** Checks the links, as soon as their files are there; Pagefind may still be at work. */
  readonly checkLinks: (files: LinkFiles) => void;
  /** Checks all that is left of the index when it is whole. */
  readonly finish: () => Promise<IndexVerdict>;
  /** Ends the check, whether it is finished or not. */
  readonly stop: () => void;
}

/** What the worker is told. */
export type CheckStep =
  | { readonly type: 'links'; readonly files: LinkFiles }
  /** It answers this with its verdict. */
  | { readonly type: 'finish' };

/**
 * Starts the check of a site's search index: its files can be read, and its records hold every outside link of every note. A
 * worker does it beside all else. Files that are as an earlier build found them are not unpacked.
 */
export function startIndexCheck(site: Site, dir: string, record = NO_INDEX): IndexChecking {
  // In the order of the index, so that it is mostly enough to go through both once.
  const notes = [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
  const checked = new Map(Array.from(record.files, ([path, { output }]) => [path, output]));
  const check: IndexCheck = { dir, addresses: notes.flatMap((note) => note.addresses), checked };
  const worker = startWorker<CheckStep, IndexVerdict>(new URL('./verify-index-worker.ts', import.meta.url), check, {
    what: 'The search index could not be checked',
  });
  return {
    checkLinks: (files) => worker.send({ type: 'links', files }),
    finish: () => {
      worker.send({ type: 'finish' });
      return worker.result;
    },
    stop: worker.stop,
  };
}

/** Checks the search index of a site that is whole, all at once. */
export async function verifyIndex(site: Site, dir: string, record = NO_INDEX): Promise<IndexVerdict> {
  const checking = startIndexCheck(site, dir, record);
  try {
    return await checking.finish();
  } finally {
    checking.stop();
  }
}

/** Does the work of `startIndexCheck`: takes its steps, and returns the verdict at the last one. */
export function createIndexCheck({ dir, addresses, checked }: IndexCheck) {
  const sums = { checked, found: new Map<string, string>() };
  const messages: Message[] = [];
  let table: GroupTable | null = null;
  const attempt = async (check: () => void | Promise<void>): Promise<void> => {
    if (messages.length > 0) return;
    try {
      await check();
    } catch (error) {
      const reason = `Unexpected search index that cannot be read: ${systemReason(error)}`;
      messages.push(fileError(WHOLE_FOLDER, 'verify-index', reason));
    }
  };
  const checkLinks = (files: LinkFiles | null): void => {
    const read = files === null ? null : readLinks(dir, files, sums);
    table = read?.table ?? null;
    const links = (read?.groups ?? []).flatMap((group) => group.links);
    const found = links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]);
    messages.push(...explainDifference(WHOLE_FOLDER, 'the search index', addresses, found));
  };
  let isBegun = false;
  return async (step: CheckStep): Promise<IndexVerdict | null> => {
    if (!isBegun) await attempt(() => checkLinks(step.type === 'links' ? step.files : readLinkFiles(dir)));
    isBegun = true;
    if (step.type === 'links') return null;
    await attempt(() => (table === null ? undefined : checkOtherFiles(dir, table, sums)));
    return { messages, sums: sums.found };
  };
}
