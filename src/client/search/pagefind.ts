import { readGroupAnchors } from '../../core/search/group-page.ts';
import { PARTS_FILE, partFolder, type SearchParts } from '../../core/search/parts.ts';
import type { SearchBackend } from './backend.ts';

/** What is used of the module that Pagefind writes beside its index. */
interface PagefindModule {
  init(): Promise<void>;
  mergeIndex(path: string): Promise<void>;
  search(term: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  readonly score: number;
  readonly words: number[];
  data(): Promise<{ anchors: { id: string; text: string }[] }>;
}

const NOTHING: SearchBackend = { find: () => Promise.resolve([]) };

/** Loads the index in the folder at an address (with a slash at its end). Rejects when it cannot be had. */
export async function loadPagefind(folder: string): Promise<SearchBackend> {
  const { parts } = await readParts(`${folder}${PARTS_FILE}`);
  if (parts === 0) return NOTHING;
  const pagefind: PagefindModule = await import(/* @vite-ignore */ new URL(`${folder}pagefind.js`, location.href).href);
  await pagefind.init();
  for (let part = 2; part <= parts; part++) await pagefind.mergeIndex(`${folder}${partFolder(part)}/`);
  return {
    find: async (words) => {
      const { results } = await pagefind.search(words.join(' '));
      // Pagefind hides that a part of its index could not be loaded; nothing found may mean nothing had.
      if (results.length === 0) await readParts(`${folder}${PARTS_FILE}`);
      return results.map((result) => ({
        score: result.score,
        words: result.words,
        load: async () => readGroupAnchors((await result.data()).anchors),
      }));
    },
  };
}

async function readParts(address: string): Promise<SearchParts> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
