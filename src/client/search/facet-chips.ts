import type { Facets } from '../../core/search/facets.ts';
import type { ManifestCategory } from '../../core/search/search-manifest.ts';
import { element } from './element.ts';
import { listChips } from './facet-labels.ts';

/** The filters that are set, each of which can be removed. */
export interface FacetChips {
  readonly list: HTMLElement;
  readonly show: (facets: Facets, categories: readonly ManifestCategory[]) => void;
}

/** Builds an empty list. `next` gets the focus when the last chip is gone. */
export function buildFacetChips(remove: (part: Facets) => void, next: HTMLElement): FacetChips {
  const list = element('ul', { class: 'chips', 'aria-label': 'Filters that are set' });
  list.hidden = true;
  const buttons = () => [...list.querySelectorAll('button')];
  return {
    list,
    show: (facets, categories) => {
      const focused = buttons().findIndex((button) => button.matches(':focus'));
      const chips = listChips(facets, categories).map(({ label, value, part }) => {
        const button = element(
          'button',
          { type: 'button', 'aria-label': `Remove filter ${label}: ${value}` },
          element('span', { class: 'chip-label' }, `${label}: `),
          element('bdi', {}, value),
          element('span', { class: 'chip-cross', 'aria-hidden': 'true' }, '×'),
        );
        button.addEventListener('click', () => remove(part));
        return element('li', {}, button);
      });
      list.replaceChildren(...chips);
      list.hidden = chips.length === 0;
      if (focused >= 0) (buttons().at(Math.min(focused, chips.length - 1)) ?? next).focus();
    },
  };
}
