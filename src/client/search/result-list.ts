import { parseQuery, type Query } from '../../core/search/query.ts';
import { element } from './element.ts';
import { resultRow } from './result.ts';
import type { SearchSettings } from './search-settings.ts';
import type { FoundState } from './session.ts';

/** The rows of what was found. */
export interface ResultList {
  readonly grid: HTMLElement;
  /** Shows what was found: new rows below those that are there when more was asked for, else in their place. */
  readonly show: (state: FoundState) => void;
  readonly clear: () => void;
  /** Gives the focus to the link of a row, counted from 0. */
  readonly focusRow: (number: number) => void;
}

/** Builds an empty list. */
export function buildResultList(settings: SearchSettings, idPrefix: string): ResultList {
  const list = element('ol', { class: 'results', role: 'none' });
  const grid = element('div', { role: 'grid', id: `${idPrefix}-results`, 'aria-label': 'Links found' }, list);
  grid.hidden = true;
  return {
    grid,
    show: (state) => {
      const { links, shownBefore, total } = state;
      const query = queryToMark(state);
      const rows = links
        .slice(shownBefore)
        .map((ranked, index) => resultRow(ranked, query, settings, { number: shownBefore + index, idPrefix }));
      if (shownBefore === 0) list.replaceChildren(...rows);
      else list.append(...rows);
      grid.hidden = links.length === 0;
      grid.setAttribute('aria-rowcount', String(total ?? (state.hasMore ? -1 : links.length)));
    },
    clear: () => {
      list.replaceChildren();
      grid.hidden = true;
    },
    focusRow: (number) => list.children.item(number)?.querySelector('a')?.focus({ preventScroll: true }),
  };
}

/** The words that the links have: those that were looked for in the end. */
function queryToMark({ query, correction }: FoundState): Query {
  if (correction === null) return query;
  return parseQuery(
    query.text.replace(correction.typed, () => correction.used),
    query.facets,
  );
}
