import { isIndexEnough } from '../../core/search/answers.ts';
import { maskLinks } from '../../core/search/facet-table.ts';
import { hasFacets } from '../../core/search/facets.ts';
import { hostWord } from '../../core/search/host-words.ts';
import { type LinkMatch, type LinkMatches, matchLinks, type WordHit } from '../../core/search/match-links.ts';
import { indexWords, type Query } from '../../core/search/query.ts';
import { type RankedLink, rankLinks } from '../../core/search/rank.ts';
import { fold, indexWord } from '../../core/search/words.ts';
import type { SearchBackend } from './backend.ts';
import { cutBatch, isSure, loadBatch, loadFirst, loadLinks } from './load-links.ts';

/** Links that are enough to begin with; the reader asks for more, or for something else. */
const ENOUGH = 5;

/** Corrections of a word that are tried, and how many of them at once. */
const CORRECTIONS = 4;
const AT_ONCE = 2;

/** What was looked for in place of what was typed, both as whole queries. */
export interface Correction {
  readonly typed: string;
  readonly used: string;
}

/** A note that may be what the reader looks for. */
export interface NearNote {
  readonly title: string;
  /** Address inside the site, without base. */
  readonly href: string;
}

/** The links that answer a query, handed out in pages. */
export interface Finder {
  /** Returns the next links, the best first: at least one while there are more, at most as many as asked for. */
  readonly next: (count: number) => Promise<RankedLink[]>;
  /** Whether there may be more. */
  readonly hasMore: () => boolean;
  /** How many links match; null when that is known only when all are loaded. */
  readonly total: number | null;
  readonly correction: Correction | null;
  /** Where to look when no link was found. */
  readonly nearestNotes: readonly NearNote[];
  /** Whether the address that was looked for is listed; null when none was. */
  readonly isListed: boolean | null;
}

/** Looks for the links that answer a query. */
export async function findLinks(backend: SearchBackend, query: Query): Promise<Finder> {
  if (query.address !== null) {
    const listed = await findListed(backend, query);
    return { ...handOut(backend, query, NONE, listed), total: listed.length, isListed: listed.length > 0 };
  }
  const find = rememberHits(backend);
  const mask = await findMask(backend, query);
  const matches = await matchQuery(backend, query, find, mask);
  const first = await loadFirst(backend, query, matches.best, await isDoubtful(query, find));
  if (first.links.some(isSure) || query.words.length === 0)
    return handOut(backend, query, matches, first.links, first.rest);
  const corrected = await correctQuery(backend, query, unknownWords(query, first.links), find, mask);
  if (corrected !== null) return corrected;
  if (first.links.length > 0) return handOut(backend, query, matches, first.links, first.rest);
  return { ...handOut(backend, query, NONE, []), nearestNotes: await findNearestNotes(backend, query, find) };
}

type Find = (word: string) => Promise<readonly WordHit[]>;

const NONE: LinkMatches = { best: [], total: 0, isExact: true };

function handOut(
  backend: SearchBackend,
  query: Query,
  matches: LinkMatches,
  loaded: readonly RankedLink[],
  rest: readonly LinkMatch[] = [],
): Finder {
  let waiting = [...loaded];
  let left = rest;
  return {
    total: matches.isExact && isIndexEnough(query) ? matches.total : null,
    correction: null,
    nearestNotes: [],
    isListed: null,
    hasMore: () => waiting.length > 0 || left.length > 0,
    next: async (count) => {
      while (waiting.length < Math.min(count, ENOUGH) && left.length > 0) {
        const batch = await loadBatch(backend, query, left);
        left = batch.rest;
        waiting = waiting.concat(batch.links);
      }
      return waiting.splice(0, count);
    },
  };
}

/** Whether a word of the query stands nowhere as it is: it may be the beginning of others, or a slip. */
async function isDoubtful(query: Query, find: Find): Promise<boolean> {
  const found = await Promise.all(indexWords(query).map(find));
  return found.some((hits) => hits.every(({ isWhole }) => !isWhole));
}

async function findListed(backend: SearchBackend, query: Query): Promise<RankedLink[]> {
  const groups = await backend.findAddress(query.address ?? '');
  const { firstLink } = backend.table;
  const matches = groups.flatMap((group) => {
    const first = firstLink[group] ?? 0;
    return Array.from({ length: (firstLink[group + 1] ?? first) - first }, (_, at) => ({ link: first + at, score: 0 }));
  });
  return rankLinks(await loadLinks(backend, matches), query).filter((ranked) => ranked.isAddress);
}

function rememberHits(backend: SearchBackend): Find {
  const known = new Map<string, Promise<readonly WordHit[]>>();
  return (word) => {
    const hits = known.get(word) ?? backend.find(indexWord(word));
    known.set(word, hits);
    return hits;
  };
}

async function matchQuery(
  { table }: SearchBackend,
  query: Query,
  find: Find,
  mask: Uint8Array | null,
): Promise<LinkMatches> {
  const { hosts } = query.facets;
  const words = indexWords(query).map(find);
  // Of several hosts any will do.
  if (hosts.length > 0) words.push(Promise.all(hosts.map((host) => find(hostWord(host)))).then((hits) => hits.flat()));
  return matchLinks(table, await Promise.all(words), mask);
}

async function findMask(backend: SearchBackend, { facets }: Query): Promise<Uint8Array | null> {
  if (backend.table.links === 0) return null;
  return hasFacets(facets) ? maskLinks(await backend.loadFacets(), facets) : null;
}

/** The words that no link has for sure; all, when each is somewhere but no link has them together. */
function unknownWords({ words }: Query, links: readonly RankedLink[]): readonly string[] {
  const unknown = words.filter((_, index) => !links.some(({ matched }) => matched[index]));
  return unknown.length > 0 ? unknown : words;
}

/** How much less a correction counts than the more likely one before it. */
const DOUBT = 0.85;

/**
 * Looks for a change of words by one slip that finds links; the query with the best links is answered. Every change loads
 * a piece of the index, so the most likely ones come first.
 */
async function correctQuery(
  backend: SearchBackend,
  query: Query,
  unknown: readonly string[],
  find: Find,
  mask: Uint8Array | null,
): Promise<Finder | null> {
  const changes = await Promise.all(unknown.map(async (word) => ({ word, options: await backend.correct(word) })));
  for (let from = 0; from < CORRECTIONS; from += AT_ONCE) {
    const tried = await Promise.all(
      changes.flatMap(({ word, options }) =>
        options.slice(from, from + AT_ONCE).map(async (option, index) => {
          const changed = replaceWord(query, word, option);
          const matches = await matchQuery(backend, changed, find, mask);
          return { query: changed, matches, score: (matches.best[0]?.score ?? 0) * DOUBT ** index };
        }),
      ),
    );
    for (const { query: changed, matches } of tried.sort((a, b) => b.score - a.score)) {
      const { links, rest } = await loadBatch(backend, changed, matches.best);
      if (!links.some(isSure)) continue;
      const correction = { typed: query.text, used: changed.text };
      return { ...handOut(backend, changed, matches, links, rest), correction };
    }
  }
  return null;
}

function replaceWord(query: Query, word: string, other: string): Query {
  const text = query.text.replace(/[\p{L}\p{N}\p{M}]+/gu, (run) => (fold(run) === word ? other : run));
  return { ...query, text, words: query.words.map((known) => (known === word ? other : known)), phrases: [] };
}

/** Notes that hold links with the rarest word that there is. */
async function findNearestNotes(backend: SearchBackend, query: Query, find: Find): Promise<NearNote[]> {
  const found = await Promise.all(indexWords(query).map(find));
  const [rarest] = found.filter((hits) => hits.length > 0).sort((a, b) => a.length - b.length);
  if (rarest === undefined) return [];
  const { batch } = cutBatch(backend, matchLinks(backend.table, [rarest], null).best);
  const notes = new Map((await loadLinks(backend, batch)).map(({ group }) => [group.slug, group.note]));
  return Array.from(notes, ([slug, title]) => ({ href: slug === '' ? '' : `${slug}/`, title })).slice(0, 5);
}
