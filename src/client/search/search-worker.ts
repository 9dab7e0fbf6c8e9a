/** Searches beside the page, which therefore never waits: started by `connect.ts`. */
import type { SearchBackend } from './backend.ts';
import { type Finder, findLinks } from './finder.ts';
import { loadPagefind } from './pagefind.ts';
import type { FinderReport, SearchAnswer, SearchCall, SearchCalls } from './search-messages.ts';

/** How many finders are kept for "more": readers go back to none but the last. */
const KEPT = 3;

let backend: SearchBackend | null = null;
const finders = new Map<number, Finder>();

self.addEventListener('message', ({ data }: MessageEvent<SearchCall>) => {
  answer(data).then(
    (found) => reply({ id: data.id, answer: found }),
    (error: unknown) => reply({ id: data.id, error: String(error) }),
  );
});

function reply(message: SearchAnswer): void {
  self.postMessage(message);
}

async function answer(call: SearchCall): Promise<SearchCalls[keyof SearchCalls]['answer']> {
  if (call.name === 'open') {
    backend = await loadPagefind(call.asked);
    return backend.manifest;
  }
  if (call.name === 'find') {
    if (backend === null) throw new Error('The index is not open');
    const finder = await findLinks(backend, call.asked.query);
    finders.set(call.asked.finder, finder);
    for (const number of [...finders.keys()].slice(0, -KEPT)) finders.delete(number);
    return report(finder);
  }
  const finder = finders.get(call.asked.finder);
  if (finder === undefined) throw new Error('Nobody waits for these links any more');
  const links = await finder.next(call.asked.count);
  return { ...report(finder), links };
}

function report({ total, correction, nearestNotes, isListed, hasMore }: Finder): FinderReport {
  return { total, correction, nearestNotes, isListed, hasMore: hasMore() };
}
