import { addressFile, findAddress } from '../../core/search/address-table.ts';
import { type FacetTable, unpackFacetTable } from '../../core/search/facet-table.ts';
import { unpackGroupTable } from '../../core/search/group-table.ts';
import { parseBundle } from '../../core/search/link-bundle.ts';
import type { WordHit } from '../../core/search/match-links.ts';
import { readPageOrder } from '../../core/search/page-order.ts';
import type { SearchPart } from '../../core/search/search-manifest.ts';
import { findCorrections, SHORTEST_CORRECTED, wordFiles } from '../../core/search/spelling.ts';
import type { SearchBackend } from './backend.ts';
import { createFileLoader, type FileLoader } from './load-files.ts';
import { readManifest } from './read-manifest.ts';

/** What is used of the module that Pagefind writes beside its index. */
interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean }): PagefindIndex;
}

interface PagefindIndex {
  filters(): Promise<unknown>;
  /** Resolves when the index is loaded, which `init` does not wait for; rejects when it cannot be had. */
  search(term: string): Promise<{ results: FoundPage[] }>;
}

interface FoundPage {
  readonly id: string;
  /** Places of the words that match, in order. */
  readonly words: readonly number[];
}

/** Loads the index in the folder at an absolute address with a slash at its end. Rejects when it cannot be had. */
export async function loadPagefind(address: string): Promise<SearchBackend> {
  const manifest = await readManifest(address);
  const files = createFileLoader(address);
  const { addresses, vocabulary } = manifest;
  const unpacking = manifest.parts.length === 0 ? emptyTable() : files.unpack(manifest.groups).then(unpackGroupTable);
  const opening = openParts(manifest.parts, address, files);
  // When one fails, the other must not go on unheard.
  await Promise.allSettled([unpacking, opening]);
  const [table, find] = [await unpacking, await opening];
  return {
    manifest,
    table,
    find: async (word) => {
      const hits = await find(word);
      // Pagefind hides that a part of its index could not be loaded; nothing found may mean nothing had.
      if (hits.length === 0) await readManifest(address);
      return hits;
    },
    loadGroups: async (bundle) => parseBundle(await files.unpackText(`${manifest.links}${table.bundles[bundle]}`)),
    loadFacets: async () => (table.links === 0 ? NO_FACETS : unpackFacetTable(await files.unpack(manifest.facets))),
    findAddress: async (wanted) => {
      if (addresses.files === 0) return [];
      const file = await files.unpack(`${addresses.folder}${addressFile(wanted, addresses.files)}`);
      return findAddress(file, wanted, addresses.files);
    },
    correct: async (word) => {
      if (vocabulary.files === 0 || word.length < SHORTEST_CORRECTED) return [];
      const names = wordFiles(word, vocabulary.files).map((number) => `${vocabulary.folder}${number}`);
      const texts = await Promise.all(names.map((name) => files.unpackText(name)));
      return findCorrections(word, texts).map((known) => known.word);
    },
  };
}

const NONE = new Uint8Array();
const NO_FACETS: FacetTable = { runs: [], kinds: NONE, has: NONE, years: NONE };

function emptyTable() {
  return unpackGroupTable(Uint8Array.of(0x0a, 0, 0, 0));
}

/** Opens all indexes; what is found in one is numbered after the groups of those before it. */
async function openParts(parts: readonly SearchPart[], address: string, files: FileLoader) {
  if (parts.length === 0) return () => Promise.resolve([]);
  const opened = await Promise.all(parts.map((part) => openPart(part, address, files)));
  let first = 0;
  const finders = opened.map(({ index, groups }) => {
    const offset = first;
    first += groups.size;
    return async (word: string): Promise<WordHit[]> => {
      const { results } = await index.search(word);
      const whole = await findWhole(index, word, results);
      return results.map(({ id, words }) => ({
        group: offset + groupNumber(groups, id),
        places: words,
        isWhole: whole === null || whole.has(id),
      }));
    };
  });
  return async (word: string): Promise<WordHit[]> => (await Promise.all(finders.map((find) => find(word)))).flat();
}

async function openPart({ folder, meta }: SearchPart, address: string, files: FileLoader) {
  // A module of Pagefind can run one index: its program has one memory.
  const module: Promise<PagefindModule> = import(/* @vite-ignore */ `${address}${folder}pagefind.js`);
  // Pagefind loads the same file, which then comes from the browser's cache.
  const [pagefind, list] = await Promise.all([module, files.unpack(`${folder}${meta}`)]);
  // This runs in a worker already.
  const index = pagefind.createInstance({ basePath: `${address}${folder}`, noWorker: true });
  // The first question is answered when all is loaded, or rejected when it cannot be.
  await index.filters();
  const pages = readPageOrder(list);
  return { index, groups: new Map(pages.map((page, number) => [page.id, number])) };
}

/** More results than this need no telling apart, and take long. */
const MANY = 1000;

/** The pages that hold the word itself; null where that makes no difference. A search finds all words that begin with it. */
async function findWhole(index: PagefindIndex, word: string, found: readonly FoundPage[]): Promise<Set<string> | null> {
  if (found.length === 0 || found.length > MANY) return null;
  const { results } = await index.search(`"${word}"`);
  return new Set(results.map(({ id }) => id));
}

function groupNumber(groups: ReadonlyMap<string, number>, id: string): number {
  const number = groups.get(id);
  if (number === undefined) throw new Error(`Unexpected page ${id} in the search index`);
  return number;
}
