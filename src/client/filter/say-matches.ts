import { formatNumber } from '../../core/model/format-number.ts';
import type { SearchRequest } from '../../core/search/query.ts';
import { isEmpty } from './match-rows.ts';

/** Says how many of all rows are shown; nothing when none is hidden. */
export function sayMatches(request: SearchRequest, shown: number, all: number): string {
  if (isEmpty(request)) return '';
  const links = `${formatNumber(all)} links`;
  return shown === 0 ? `None of ${links}` : `${formatNumber(shown)} of ${links}`;
}

/** Returns how many values of facets are set. */
export function countFacets({ facets: { kinds, has, years } }: SearchRequest): number {
  return kinds.length + has.length + (years === null ? 0 : 1);
}
