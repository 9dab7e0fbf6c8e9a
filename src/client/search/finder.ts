import type { SearchGroup } from '../../core/model/search-record.ts';
import { addressWord } from '../../core/search/address-word.ts';
import { orderGroups } from '../../core/search/order-groups.ts';
import { indexWords, type Query } from '../../core/search/query.ts';
import { type RankedLink, rankLinks } from '../../core/search/rank.ts';
import type { FoundGroup, SearchBackend } from './backend.ts';

/** Groups that are loaded at once: enough that the best links are among them, few enough to be there quickly. */
const BATCH = 20;

/** The links that answer a query, handed out in pages. */
export interface Finder {
  /** Returns the next links, the best first; fewer than asked for at the end. */
  readonly next: (count: number) => Promise<RankedLink[]>;
  /** Whether there may be more. */
  readonly hasMore: () => boolean;
}

/** Looks for the links that answer a query. */
export async function findLinks(backend: SearchBackend, query: Query): Promise<Finder> {
  const listed = await findAddress(backend, query);
  if (listed.length > 0) return finderOf([], listed, query);
  return finderOf(await findGroups(backend, query), [], query);
}

function finderOf(hits: readonly FoundGroup[], listed: readonly RankedLink[], query: Query): Finder {
  let waiting = [...listed];
  let loaded = 0;
  return {
    hasMore: () => waiting.length > 0 || loaded < hits.length,
    next: async (count) => {
      while (waiting.length < count && loaded < hits.length) {
        const batch = hits.slice(loaded, loaded + BATCH);
        const groups = await Promise.all(batch.map((hit) => hit.load()));
        loaded += batch.length;
        waiting = waiting.concat(rankLinks(groups, query));
      }
      return waiting.splice(0, count);
    },
  };
}

/** The links of an address, if the query is one and the index has it. */
async function findAddress(backend: SearchBackend, query: Query): Promise<RankedLink[]> {
  if (query.address === null) return [];
  const hits = await backend.find([addressWord(query.address)]);
  const groups: SearchGroup[] = await Promise.all(hits.map((hit) => hit.load()));
  return rankLinks(groups, query).filter((ranked) => ranked.isAddress);
}

async function findGroups(backend: SearchBackend, query: Query): Promise<FoundGroup[]> {
  const words = indexWords(query);
  return words.length === 0 ? [] : orderGroups(await backend.find(words), words.length);
}
