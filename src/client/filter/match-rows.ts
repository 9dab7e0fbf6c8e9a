import type { LinkKind } from '../../core/model/link.ts';
import type { Facets, HasFacet } from '../../core/search/facets.ts';
import type { SearchRequest } from '../../core/search/query.ts';
import { fold } from '../../core/search/words.ts';

/** What a row is filtered by. */
export interface RowText {
  /** All that the row says, folded. */
  readonly text: string;
  /** Undefined in rows that do not tell it. */
  readonly kind: LinkKind | undefined;
  readonly has: ReadonlySet<HasFacet>;
  readonly year: number | null;
}

/** Rows that match a request, and how many would match with one more value of a facet. */
export interface RowMatches {
  /** 1 for each row that matches, else 0. */
  readonly matches: Uint8Array;
  readonly total: number;
  /** Of a kind: rows of that kind that match all but the kinds that are set. */
  readonly kinds: ReadonlyMap<LinkKind, number>;
  /** Of a companion: rows that match and have it. */
  readonly has: ReadonlyMap<HasFacet, number>;
}

/** Whether a request leaves all rows. */
export function isEmpty({ typed, facets }: SearchRequest): boolean {
  const { kinds, has, years } = facets;
  return typed.trim() === '' && kinds.length === 0 && has.length === 0 && years === null;
}

/** Finds the rows that have every typed word, as a part of any word, one of the kinds, every companion and the year. */
export function matchRows(rows: readonly RowText[], { typed, facets }: SearchRequest): RowMatches {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const matches = new Uint8Array(rows.length);
  const kinds = new Map<LinkKind, number>();
  const has = new Map<HasFacet, number>();
  let total = 0;
  for (const [index, row] of rows.entries()) {
    if (!words.every((word) => row.text.includes(word)) || !fits(row, facets)) continue;
    if (row.kind !== undefined) addOne(kinds, row.kind);
    if (facets.kinds.length > 0 && !facets.kinds.some((kind) => kind === row.kind)) continue;
    for (const companion of row.has) addOne(has, companion);
    matches[index] = 1;
    total++;
  }
  return { matches, total, kinds, has };
}

function fits({ has, year }: RowText, facets: Facets): boolean {
  if (!facets.has.every((wanted) => has.has(wanted))) return false;
  if (facets.years === null) return true;
  const { from, to } = facets.years;
  return year !== null && year >= (from ?? year) && year <= (to ?? year);
}

function addOne<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
