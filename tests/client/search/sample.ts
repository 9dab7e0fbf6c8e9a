import type { Finder } from '../../../src/client/search/finder.ts';
import type { FoundState } from '../../../src/client/search/session.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import type { RankedLink } from '../../../src/core/search/rank.ts';
import { searchGroup } from '../../core/search/sample.ts';

/** A number of links that were found, called `Link 0` and so on. */
export function rankedLinks(count: number, name = 'Link'): RankedLink[] {
  const group = searchGroup(Array.from({ length: count }, (_, index) => ({ title: `${name} ${index}` })));
  return group.links.map((link) => ({ link, group, score: 1, matched: [true], isAddress: false }));
}

/** A finder that hands out the links given, with what a test wants to say beside them. */
export function finderOf(links: readonly RankedLink[], about: Partial<Finder> = {}): Finder {
  let given = 0;
  return {
    total: null,
    correction: null,
    nearestNotes: [],
    isListed: null,
    hasMore: () => given < links.length,
    next: (count) => {
      const page = links.slice(given, given + count);
      given += page.length;
      return Promise.resolve(page);
    },
    ...about,
  };
}

/** What is shown when links were found for a query. */
export function foundState(query: string, count: number, fields: Partial<FoundState> = {}): FoundState {
  return {
    type: 'done',
    query: parseQuery(query),
    links: rankedLinks(count),
    shownBefore: 0,
    hasMore: false,
    hasFailed: false,
    total: null,
    correction: null,
    nearestNotes: [],
    isListed: null,
    ...fields,
  };
}
