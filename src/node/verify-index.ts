import { compareText, type Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { explainDifference } from './explain-difference.ts';
import { NO_INDEX } from './index-record.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { readSearchIndex } from './search-files.ts';
import { runWorker } from './worker.ts';

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

/**
 * Checks the search index of a site: its files can be read, and its records hold every outside link of every note. A worker
 * does it, as other things are checked at the same time. Files that are as an earlier build found them are not unpacked.
 */
export function verifyIndex(site: Site, dir: string, record = NO_INDEX): Promise<IndexVerdict> {
  // In the order of the index, so that it is mostly enough to go through both once.
  const notes = [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
  const checked = new Map(Array.from(record.files, ([path, { output }]) => [path, output]));
  const check: IndexCheck = { dir, addresses: notes.flatMap((note) => note.addresses), checked };
  const worker = new URL('./verify-index-worker.ts', import.meta.url);
  return runWorker(worker, check, { what: 'The search index could not be checked' });
}

/** Does the work of `verifyIndex`. */
export async function checkIndex({ dir, addresses, checked }: IndexCheck): Promise<IndexVerdict> {
  const sums = new Map<string, string>();
  try {
    const groups = await readSearchIndex(dir, { checked, found: sums });
    const found = groups.flatMap(({ links }) =>
      links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]),
    );
    return { messages: explainDifference(WHOLE_FOLDER, 'the search index', addresses, found), sums };
  } catch (error) {
    const reason = `Unexpected search index that cannot be read: ${systemReason(error)}`;
    return { messages: [fileError(WHOLE_FOLDER, 'verify-index', reason)], sums };
  }
}
