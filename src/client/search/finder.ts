import { isAnswer, isIndexEnough } from '../../core/search/answers.ts';
import { maskLinks } from '../../core/search/facet-table.ts';
import { hasFacets } from '../../core/search/facets.ts';
import { groupOf } from '../../core/search/group-table.ts';
import { hostWord } from '../../core/search/host-words.ts';
import { type LinkMatch, type LinkMatches, matchLinks, type WordHit } from '../../core/search/match-links.ts';
import { indexWords, type Query } from '../../core/search/query.ts';
import { type GroupedLink, type RankedLink, rankLinks } from '../../core/search/rank.ts';
import { fold, indexWord } from '../../core/search/words.ts';
import type { SearchBackend } from './backend.ts';

/** Files of links that are loaded at once: enough that the best links are among them, few enough to be there quickly. */
const FILES = 6;

/** Links that are looked at at once. */
const LINKS = 100;

/** Corrections of a word that are tried. */
const CORRECTIONS = 4;

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
  /** Returns the next links, the best first; fewer than asked for at the end. */
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
  const first = await loadFirst(backend, query, matches.best);
  if (first.links.some(isSure) || query.words.length === 0)
    return handOut(backend, query, matches, first.links, first.rest);
  const corrected = await correctQuery(backend, query, unknownWords(query, first.links), find, mask);
  if (corrected !== null) return corrected;
  if (first.links.length > 0) return handOut(backend, query, matches, first.links, first.rest);
  return { ...handOut(backend, query, NONE, []), nearestNotes: await findNearestNotes(backend, query, find) };
}

type Find = (word: string) => Promise<readonly WordHit[]>;

const NONE: LinkMatches = { best: [], total: 0, isExact: true };

/** Whether all words are there for sure; of a word that it does not know, the index finds the beginning. */
function isSure({ matched }: RankedLink): boolean {
  return matched.every(Boolean);
}

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
      while (waiting.length < count && left.length > 0) {
        const batch = await loadBatch(backend, query, left);
        left = batch.rest;
        waiting = waiting.concat(batch.links);
      }
      return waiting.splice(0, count);
    },
  };
}

/** Loads links until there is an answer: a phrase or a host can be missing in all of the best ones. */
async function loadFirst(backend: SearchBackend, query: Query, matches: readonly LinkMatch[]) {
  let batch = await loadBatch(backend, query, matches);
  while (batch.links.length === 0 && batch.rest.length > 0) batch = await loadBatch(backend, query, batch.rest);
  return batch;
}

/** Loads and rates the best links that few files hold; the others wait. */
async function loadBatch(backend: SearchBackend, query: Query, matches: readonly LinkMatch[]) {
  const { batch, rest } = cutBatch(backend, matches);
  const loaded = await loadLinks(backend, batch);
  return {
    links: rankLinks(
      loaded.filter(({ link }) => isAnswer(link, query)),
      query,
    ),
    rest,
  };
}

/** Takes the best links that so few files hold; the others wait. */
function cutBatch({ table }: SearchBackend, matches: readonly LinkMatch[]) {
  const files = new Set<number>();
  const batch: LinkMatch[] = [];
  const rest: LinkMatch[] = [];
  for (const match of matches) {
    const file = table.bundleOf[groupOf(table, match.link)] ?? 0;
    if (batch.length < LINKS && (files.has(file) || files.size < FILES)) {
      files.add(file);
      batch.push(match);
    } else {
      rest.push(match);
    }
  }
  return { batch, rest };
}

async function loadLinks(backend: SearchBackend, matches: readonly LinkMatch[]): Promise<GroupedLink[]> {
  const { table } = backend;
  const files = new Map<number, ReturnType<SearchBackend['loadGroups']>>();
  const loaded = await Promise.all(
    matches.map(async ({ link: number }) => {
      const groupNumber = groupOf(table, number);
      const file = table.bundleOf[groupNumber] ?? 0;
      const groups = files.get(file) ?? backend.loadGroups(file);
      files.set(file, groups);
      const group = (await groups)[groupNumber - (table.firstGroup[file] ?? 0)];
      const link = group?.links[number - (table.firstLink[groupNumber] ?? 0)];
      return group === undefined || link === undefined ? [] : [{ group, link }];
    }),
  );
  return loaded.flat();
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

/** Looks for a change of words by one slip that finds links; the query with the best links is answered. */
async function correctQuery(
  backend: SearchBackend,
  query: Query,
  unknown: readonly string[],
  find: Find,
  mask: Uint8Array | null,
): Promise<Finder | null> {
  const changes = await Promise.all(unknown.map(async (word) => ({ word, options: await backend.correct(word) })));
  const tried = await Promise.all(
    changes.flatMap(({ word, options }) =>
      options.slice(0, CORRECTIONS).map(async (option, index) => {
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
