import { parseQuery, type SearchRequest } from '../../core/search/query.ts';
import type { ManifestCategory } from '../../core/search/search-manifest.ts';
import { element } from './element.ts';
import { listChips } from './facet-labels.ts';
import type { RecentSearches } from './recent-searches.ts';
import { readRequest } from './request-params.ts';

/** The reader's last searches, to be asked again. */
export interface RecentList {
  readonly section: HTMLElement;
  /** Shows them, if there are any. */
  readonly show: () => void;
  readonly hide: () => void;
}

/** What the list needs of the search that it belongs to. */
export interface RecentListParts {
  /** Address of the search page. */
  readonly page: string;
  /** Gets the focus when the list is cleared. */
  readonly input: HTMLElement;
  readonly categories: () => readonly ManifestCategory[];
}

/** Builds a hidden list. */
export function buildRecentList(
  recent: RecentSearches,
  { page, input, categories }: RecentListParts,
  ask: (request: SearchRequest) => void,
): RecentList {
  const list = element('ul', { class: 'recent-list' });
  const clear = element('button', { type: 'button', class: 'plain-button' }, 'Clear');
  const heading = element('h2', { class: 'search-heading' }, 'Recent searches');
  const section = element('div', { class: 'recent' }, element('div', { class: 'recent-head' }, heading, clear), list);
  section.hidden = true;
  clear.addEventListener('click', () => {
    recent.clear();
    section.hidden = true;
    input.focus();
  });
  const linkTo = (params: string) => {
    const request = readRequest(new URLSearchParams(params));
    const link = element('a', { href: `${page}?${params}` }, element('bdi', {}, sayRequest(request, categories())));
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(request);
    });
    return element('li', {}, link);
  };
  return {
    section,
    show: () => {
      const links = recent.list().map(linkTo);
      list.replaceChildren(...links);
      section.hidden = links.length === 0;
    },
    hide: () => {
      section.hidden = true;
    },
  };
}

function sayRequest({ typed, facets }: SearchRequest, categories: readonly ManifestCategory[]): string {
  const chips = listChips(facets, categories).map(({ label, value }) => `${label}: ${value}`);
  return [parseQuery(typed).text, ...chips].filter((text) => text !== '').join(' · ');
}
