import { type Facets, hasFacets } from '../../core/search/facets.ts';
import { parseQuery, type Query, type SearchRequest } from '../../core/search/query.ts';
import type { RankedLink } from '../../core/search/rank.ts';
import { EMPTY_MANIFEST, type SearchManifest } from '../../core/search/search-manifest.ts';
import type { Finder } from './finder.ts';

/** How many results are shown at once. */
const PAGE_SIZE = 20;

/** What was found so far. */
export interface FoundState extends Pick<Finder, 'total' | 'correction' | 'nearestNotes' | 'isListed'> {
  readonly type: 'done';
  readonly query: Query;
  readonly links: readonly RankedLink[];
  /** How many of the links were there before "more" was asked for. */
  readonly shownBefore: number;
  readonly hasMore: boolean;
  /** Whether the next links were asked for and could not be had. */
  readonly hasFailed: boolean;
}

/** What a reader sees of a search. */
export type SearchState =
  | { readonly type: 'idle' }
  | { readonly type: 'loading'; readonly query: Query }
  | FoundState
  | { readonly type: 'error'; readonly query: Query };

/** An index that can be asked. */
export interface SearchIndex {
  readonly manifest: SearchManifest;
  readonly find: (query: Query, signal: AbortSignal) => Promise<Finder>;
}

/** A reader's search, from the first letter on. */
export interface SearchSession {
  /** What the index holds; empty until it is loaded. */
  readonly manifest: () => SearchManifest;
  /** Loads the index ahead of the first query. Rejects when it cannot be had. */
  readonly warm: () => Promise<void>;
  /** Looks for what was asked. An earlier question is given up. */
  readonly ask: (request: SearchRequest) => Promise<void>;
  readonly more: () => Promise<void>;
  /** Tries again after an error. */
  readonly retry: () => Promise<void>;
}

/** What a session needs of its surroundings. */
export interface SessionParts {
  /** Loads the index; called when it is first needed, and again after it has failed. */
  readonly load: () => Promise<SearchIndex>;
  readonly show: (state: SearchState) => void;
}

/** Starts a session. */
export function createSession({ load, show }: SessionParts): SearchSession {
  let index: Promise<SearchIndex> | null = null;
  let manifest = EMPTY_MANIFEST;
  let state: SearchState = { type: 'idle' };
  let asked: SearchRequest | null = null;
  let finder: Finder | null = null;
  let turn = new AbortController();
  let isGoingOn = false;

  const connect = (): Promise<SearchIndex> => {
    index ??= load().then(
      (loaded) => {
        manifest = loaded.manifest;
        return loaded;
      },
      (error: unknown) => {
        index = null;
        throw error;
      },
    );
    return index;
  };
  const become = (next: SearchState) => {
    state = next;
    show(next);
  };
  const takeTurn = (): AbortSignal => {
    turn.abort();
    turn = new AbortController();
    isGoingOn = false;
    return turn.signal;
  };
  const parse = ({ typed, facets }: SearchRequest) => parseQuery(typed, facets, manifest.categories);
  const run = async (request: SearchRequest) => {
    const signal = takeTurn();
    become({ type: 'loading', query: parse(request) });
    try {
      const loaded = await connect();
      if (signal.aborted) return;
      const query = parse(request);
      const found = await loaded.find(query, signal);
      const links = await found.next(PAGE_SIZE);
      if (signal.aborted) return;
      finder = found;
      become({ ...aboutFinder(found), type: 'done', query, links, shownBefore: 0, hasFailed: false });
    } catch {
      if (!signal.aborted) become({ type: 'error', query: parse(request) });
    }
  };

  return {
    manifest: () => manifest,
    warm: async () => void (await connect()),
    ask: async (request) => {
      if (state.type !== 'error' && asked !== null && isSame(asked, request)) return;
      asked = request;
      if (tidy(request.typed) !== '' || hasFacets(request.facets)) {
        await run(request);
      } else {
        takeTurn();
        become({ type: 'idle' });
      }
    },
    more: async () => {
      if (state.type !== 'done' || finder === null || isGoingOn) return;
      const before = state;
      const { signal } = turn;
      isGoingOn = true;
      try {
        const page = await finder.next(PAGE_SIZE);
        if (signal.aborted) return;
        const links = [...before.links, ...page];
        become({ ...before, ...aboutFinder(finder), links, shownBefore: before.links.length, hasFailed: false });
      } catch {
        if (!signal.aborted) become({ ...before, shownBefore: before.links.length, hasFailed: true });
      } finally {
        if (!signal.aborted) isGoingOn = false;
      }
    },
    retry: async () => {
      if (state.type === 'error' && asked !== null) await run(asked);
    },
  };
}

function aboutFinder({ total, correction, nearestNotes, isListed, hasMore }: Finder) {
  return { total, correction, nearestNotes, isListed, hasMore: hasMore() };
}

function isSame(a: SearchRequest, b: SearchRequest): boolean {
  return tidy(a.typed) === tidy(b.typed) && isSameFacets(a.facets, b.facets);
}

function isSameFacets(a: Facets, b: Facets): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function tidy(typed: string): string {
  return typed.replace(/\s+/gu, ' ').trim();
}
