import { hostOf } from '../../core/model/address.ts';
import { markWords } from '../../core/search/mark-words.ts';
import type { Query } from '../../core/search/query.ts';
import type { RankedLink } from '../../core/search/rank.ts';
import { element } from './element.ts';

/** What results need to know of the site. */
export interface ResultSettings {
  /** Path of the site's root, with a slash at both ends. */
  readonly base: string;
  /** `rel` and `target` of links to other sites. */
  readonly rel: string;
  readonly target: string | undefined;
}

/** Makes the row of a link that was found. */
export function resultRow({ link, group }: RankedLink, query: Query, settings: ResultSettings): HTMLLIElement {
  const outside = (url: string, name: string, ...children: (Node | string)[]) =>
    element('a', { class: name, href: safe(url), rel: settings.rel, target: settings.target }, ...children);
  const title = link.title || hostOf(link.url) || link.url;
  const row = element(
    'li',
    { class: 'result', 'data-link-id': link.id },
    element(
      'h2',
      { class: 'result-title' },
      outside(link.url, 'row-title', element('bdi', {}, ...marked(title, query))),
    ),
    ' ',
    element('span', { class: 'row-host' }, ...marked(hostOf(link.url), query)),
  );
  if (link.description !== '') {
    row.append(element('p', { class: 'row-text' }, element('bdi', {}, ...marked(link.description, query))));
  }
  const place = [group.note, ...group.section].join(' › ');
  const href = `${settings.base}${group.slug === '' ? '' : `${encodeURI(group.slug)}/`}#l-${link.id}`;
  const below = element(
    'p',
    { class: 'result-place' },
    element('a', { href }, element('bdi', {}, ...marked(place, query))),
  );
  for (const { label, url } of link.companions) below.append(' ', outside(url, 'companion', ...marked(label, query)));
  row.append(below);
  return row;
}

function marked(text: string, query: Query): (Node | string)[] {
  return markWords(text, query).map((piece) => (piece.isMatch ? element('mark', {}, piece.text) : piece.text));
}

/** The index holds checked addresses only; should it ever hold another, it must not run. */
function safe(url: string): string | undefined {
  return /^(?:https?|mailto):/i.test(url) ? url : undefined;
}
