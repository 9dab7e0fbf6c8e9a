import { parseQuery, type Query } from '../../core/search/query.ts';
import type { RankedLink } from '../../core/search/rank.ts';
import type { SearchBackend } from './backend.ts';
import { type Finder, findLinks } from './finder.ts';

/** How many results are shown at once. */
const PAGE_SIZE = 20;

/** What a reader sees of a search. */
export type SearchState =
  | { readonly type: 'idle' }
  | { readonly type: 'loading'; readonly query: Query }
  | {
      readonly type: 'done';
      readonly query: Query;
      readonly links: readonly RankedLink[];
      /** How many of the links were there before "more" was asked for. */
      readonly shownBefore: number;
      readonly hasMore: boolean;
    }
  | { readonly type: 'error'; readonly query: Query };

/** A reader's search, from the first letter on. */
export interface SearchSession {
  /** Loads the index ahead of the first query. */
  readonly warm: () => void;
  /** Looks for what was typed. The answer to an earlier query is dropped when it comes later. */
  readonly search: (typed: string) => Promise<void>;
  readonly more: () => Promise<void>;
  /** Tries again after an error. */
  readonly retry: () => Promise<void>;
}

/** What a session needs of its surroundings. */
export interface SessionParts {
  /** Loads the index; called when it is first needed, and again after it has failed. */
  readonly load: () => Promise<SearchBackend>;
  readonly show: (state: SearchState) => void;
}

/** Starts a session. */
export function createSession({ load, show }: SessionParts): SearchSession {
  let backend: Promise<SearchBackend> | null = null;
  let turn = 0;
  let state: SearchState = { type: 'idle' };
  let finder: Finder | null = null;

  const connect = (): Promise<SearchBackend> => {
    backend ??= load().catch((error: unknown) => {
      backend = null;
      throw error;
    });
    return backend;
  };
  const become = (next: SearchState) => {
    state = next;
    show(next);
  };
  const fetchPage = async (query: Query, links: readonly RankedLink[], getFinder: () => Promise<Finder>) => {
    const mine = ++turn;
    try {
      const found = await getFinder();
      const page = await found.next(PAGE_SIZE);
      if (mine !== turn) return;
      finder = found;
      become({ type: 'done', query, links: [...links, ...page], shownBefore: links.length, hasMore: found.hasMore() });
    } catch {
      if (mine === turn) become({ type: 'error', query });
    }
  };
  const run = async (query: Query) => {
    become({ type: 'loading', query });
    await fetchPage(query, [], async () => findLinks(await connect(), query));
  };

  return {
    warm: () => void connect().catch(() => undefined),
    search: async (typed) => {
      const query = parseQuery(typed);
      if (state.type !== 'idle' && state.type !== 'error' && state.query.text === query.text) return;
      if (query.text !== '') {
        await run(query);
      } else {
        turn++;
        become({ type: 'idle' });
      }
    },
    more: async () => {
      if (state.type !== 'done' || finder === null) return;
      const { query, links } = state;
      const current = finder;
      await fetchPage(query, links, () => Promise.resolve(current));
    },
    retry: async () => {
      if (state.type === 'error') await run(state.query);
    },
  };
}
