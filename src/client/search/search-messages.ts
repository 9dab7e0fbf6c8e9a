import type { Query } from '../../core/search/query.ts';
import type { RankedLink } from '../../core/search/rank.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';
import type { Finder } from './finder.ts';

/** What a finder says of itself, as it can be sent. */
export interface FinderReport extends Pick<Finder, 'total' | 'correction' | 'nearestNotes' | 'isListed'> {
  readonly hasMore: boolean;
}

/** What the page asks of the worker that searches, by its name, and what it is answered. */
export interface SearchCalls {
  /** Opens the index in the folder at an address. */
  readonly open: { readonly asked: string; readonly answer: SearchManifest };
  /** Looks for links; later calls name the finder by the number given here. */
  readonly find: { readonly asked: { finder: number; query: Query }; readonly answer: FinderReport };
  readonly next: {
    readonly asked: { finder: number; count: number };
    readonly answer: FinderReport & { readonly links: RankedLink[] };
  };
}

/** A call as it is sent. */
export type SearchCall = {
  [Name in keyof SearchCalls]: { readonly id: number; readonly name: Name; readonly asked: SearchCalls[Name]['asked'] };
}[keyof SearchCalls];

/** The answer to the call of that id. */
export type SearchAnswer =
  | { readonly id: number; readonly answer: SearchCalls[keyof SearchCalls]['answer'] }
  | { readonly id: number; readonly error: string };
