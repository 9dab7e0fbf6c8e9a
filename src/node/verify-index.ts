import { Worker } from 'node:worker_threads';
import { compareText, type Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { explainDifference } from './explain-difference.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { readSearchIndex } from './search-files.ts';

/** What a worker needs to check an index. */
export interface IndexCheck {
  /** Folder that holds `pagefind/`. */
  readonly dir: string;
  /** Addresses of all outside links of all notes. */
  readonly addresses: readonly string[];
}

/**
 * Checks the search index of a site: its files can be read, and its records hold every outside link of every note. A worker
 * does it, as other things are checked at the same time.
 */
export function verifyIndex(site: Site, dir: string): Promise<Message[]> {
  // In the order of the index, so that it is mostly enough to go through both once.
  const notes = [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
  const check: IndexCheck = { dir, addresses: notes.flatMap((note) => note.addresses) };
  const worker = new Worker(new URL('./verify-index-worker.ts', import.meta.url), { workerData: check });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The check of the search index ended with ${code}`)));
  });
}

/** Does the work of `verifyIndex`. */
export async function checkIndex({ dir, addresses }: IndexCheck): Promise<Message[]> {
  try {
    const groups = await readSearchIndex(dir);
    const found = groups.flatMap(({ links }) =>
      links.flatMap((link) => [link.url, ...link.companions.map((companion) => companion.url)]),
    );
    return explainDifference(WHOLE_FOLDER, 'the search index', addresses, found);
  } catch (error) {
    const reason = `Unexpected search index that cannot be read: ${systemReason(error)}`;
    return [fileError(WHOLE_FOLDER, 'verify-index', reason)];
  }
}
