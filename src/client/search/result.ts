import { hostOf } from '../../core/model/address.ts';
import { markWords } from '../../core/search/mark-words.ts';
import type { Query } from '../../core/search/query.ts';
import type { RankedLink } from '../../core/search/rank.ts';
import { element } from './element.ts';
import type { SearchSettings } from './search-settings.ts';

/** Where a row stands: its number among all, from 0, and with what its ids begin. */
export interface RowPlace {
  readonly number: number;
  readonly idPrefix: string;
}

/**
 * Makes the row of a link that was found. Its first cell is the link with what is known of it, its second the place in
 * the note and the companions. The row belongs to a grid, so that a search field can point at its cells.
 */
export function resultRow(
  { link, group }: RankedLink,
  query: Query,
  settings: SearchSettings,
  { number, idPrefix }: RowPlace,
): HTMLLIElement {
  const outside = (url: string, name: string, ...children: (Node | string)[]) =>
    element('a', { class: name, href: safe(url), rel: settings.rel, target: settings.target }, ...children);
  const cell = (name: string, ...children: (Node | string)[]) =>
    element('div', { class: name, role: 'gridcell', id: `${idPrefix}-${name}-${number}` }, ...children);
  const title = link.title || hostOf(link.url) || link.url;
  const main = cell(
    'result-link',
    element(
      'h2',
      { class: 'result-title' },
      outside(link.url, 'row-title', element('bdi', {}, ...marked(title, query))),
    ),
    ' ',
    element('span', { class: 'row-host' }, ...marked(hostOf(link.url), query)),
  );
  if (link.description !== '') {
    main.append(element('p', { class: 'row-text' }, element('bdi', {}, ...marked(link.description, query))));
  }
  const place = [group.note, ...group.section].join(' › ');
  const href = `${settings.base}${group.slug === '' ? '' : `${encodeURI(group.slug)}/`}#l-${link.id}`;
  const below = cell('result-place', element('a', { href }, element('bdi', {}, ...marked(place, query))));
  for (const { label, url } of link.companions) below.append(' ', outside(url, 'companion', ...marked(label, query)));
  return element(
    'li',
    { class: 'result', role: 'none', 'data-link-id': link.id },
    element('div', { role: 'row', 'aria-rowindex': String(number + 1) }, main, below),
  );
}

function marked(text: string, query: Query): (Node | string)[] {
  return markWords(text, query).map((piece) => (piece.isMatch ? element('mark', {}, piece.text) : piece.text));
}

/** The index holds checked addresses only; should it ever hold another, it must not run. */
function safe(url: string): string | undefined {
  return /^(?:https?|mailto):/i.test(url) ? url : undefined;
}
