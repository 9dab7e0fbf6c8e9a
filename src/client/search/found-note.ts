import { hasFacets } from '../../core/search/facets.ts';
import { element } from './element.ts';
import type { SearchSettings } from './search-settings.ts';
import type { FoundState } from './session.ts';
import { suggestHref } from './suggest-href.ts';

/** What a reader can do when nothing was found, or when the address that was looked for is not listed. */
export interface FoundNote {
  readonly note: HTMLElement;
  /** Shows what can be done, or nothing when there is no need. */
  readonly show: (state: FoundState | null) => void;
}

/** Builds an empty note. */
export function buildFoundNote(settings: SearchSettings, removeFacets: () => void): FoundNote {
  const note = element('div', { class: 'search-note' });
  note.hidden = true;
  return {
    note,
    show: (state) => {
      const parts = state === null ? [] : partsFor(state, settings, removeFacets);
      note.replaceChildren(...parts);
      note.hidden = parts.length === 0;
    },
  };
}

function partsFor(state: FoundState, settings: SearchSettings, removeFacets: () => void): HTMLElement[] {
  const isEmpty = state.links.length === 0;
  if (!isEmpty && state.isListed !== false) return [];
  const parts: HTMLElement[] = [];
  if (isEmpty && hasFacets(state.query.facets)) parts.push(withoutFilters(removeFacets));
  if (isEmpty && state.nearestNotes.length > 0) parts.push(...nearestNotes(state, settings));
  const what = state.isListed === false ? 'Suggest this link' : 'Suggest a link';
  const ways = [element('a', { href: suggestHref(settings.base, state.query) }, what)];
  if (isEmpty) ways.push(element('a', { href: `${settings.base}notes/` }, 'Look through all notes'));
  parts.push(element('p', { class: 'search-ways' }, ...ways));
  return parts;
}

function withoutFilters(removeFacets: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'plain-button' }, 'Search without filters');
  button.addEventListener('click', removeFacets);
  return element('p', {}, button);
}

function nearestNotes({ nearestNotes: notes }: FoundState, { base }: SearchSettings): HTMLElement[] {
  const links = notes.map(({ title, href }) =>
    element('li', {}, element('a', { href: `${base}${href}` }, element('bdi', {}, title))),
  );
  return [
    element('h2', { class: 'search-heading' }, 'Notes that come near'),
    element('ul', { class: 'near-notes' }, ...links),
  ];
}
