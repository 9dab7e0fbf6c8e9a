/** Builds a search index while notes are still parsed, then checks it: started by index-thread.ts. Posts the findings of the check. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { unpackGroups } from '../core/search/link-bundle.ts';
import { createIndexCheck } from './check-index.ts';
import type { IndexStep, IndexTask } from './index-thread.ts';
import { openKeptWords } from './kept-words.ts';
import { createSearchIndex } from './search-index.ts';

const { kept, checked, ...place } = workerData as IndexTask;
const post = (message: unknown): void => parentPort?.postMessage(message);
const over = new AbortController();
const check = createIndexCheck({ dir: place.outDir, checked }, post);
let waiting = 0;

const started = start();
let last: Promise<unknown> = started;
// What fails here is thrown in the thread that has started this one.
parentPort?.on('message', (step: IndexStep) => {
  // While Pagefind is still at work.
  if (step.type === 'check') return check(step.step);
  if (step.type === 'stop') over.abort(new Error('The search index was stopped.'));
  waiting += 1;
  last = last.then(() => take(step));
});

async function start() {
  const notify = (notice: string) => post({ news: { type: 'notice', notice } });
  return createSearchIndex({
    ...place,
    words: kept && (await openKeptWords(kept, notify)),
    signal: over.signal,
    onLinks: (files) => post({ news: { type: 'links', files } }),
  });
}

async function take(step: Exclude<IndexStep, { readonly type: 'check' }>): Promise<void> {
  const index = await started;
  waiting -= 1;
  over.signal.throwIfAborted();
  if (step.type === 'finish') post({ news: { type: 'built', size: await index.finish(() => step.facets) } });
  if (step.type !== 'add') return;
  await index.add(step.notes.map(({ groups, ...note }) => ({ ...note, groups: unpackGroups(groups) })));
  // As long as nothing else is to be done. What is posted arrives between two turns of the event loop.
  while (waiting === 0 && (await index.file())) await setImmediate();
}
