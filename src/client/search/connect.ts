import type { Query } from '../../core/search/query.ts';
import type { Finder } from './finder.ts';
import type { FinderReport, SearchAnswer, SearchCalls } from './search-messages.ts';
import type { SearchIndex } from './session.ts';

/** Opens the index of the site at a base path, in a worker. Rejects when it cannot be had. */
export async function connect(base: string): Promise<SearchIndex> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
  const call = callWorker(worker);
  try {
    const manifest = await call('open', new URL(`${base}pagefind/`, location.href).href);
    let finders = 0;
    return { manifest, find: (query) => find(call, ++finders, query) };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

type Call = <Name extends keyof SearchCalls>(
  name: Name,
  asked: SearchCalls[Name]['asked'],
) => Promise<SearchCalls[Name]['answer']>;

async function find(call: Call, number: number, query: Query): Promise<Finder> {
  let report: FinderReport = await call('find', { finder: number, query });
  return {
    ...report,
    hasMore: () => report.hasMore,
    next: async (count) => {
      const { links, ...rest } = await call('next', { finder: number, count });
      report = rest;
      return links;
    },
  };
}

function callWorker(worker: Worker): Call {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let id = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) call?.reject(new Error(data.error));
    else call?.resolve(data.answer as never);
  });
  // The script of the worker could not be had.
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The search could not be started'));
    waiting.clear();
  });
  return (name, asked) =>
    new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      worker.postMessage({ id, name, asked });
    });
}
