import { formatNumber } from '../../core/model/format-number.ts';
import { type Facets, HAS_FACETS, NO_FACETS } from '../../core/search/facets.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';
import { element } from './element.ts';
import { HAS_LABELS, KIND_LABELS } from './facet-labels.ts';
import { buildYearFields } from './year-fields.ts';

/** Takes values out of what is set, and puts others in. */
export type ChangeFacets = (remove: Facets, add: Facets) => void;

/** The controls with which filters are set. */
export interface FacetPanel {
  readonly panel: HTMLElement;
  /** Makes the controls for what the index holds, the first time that it is known. */
  readonly offer: (manifest: SearchManifest) => void;
  /** Says that it is not known what the index holds. */
  readonly fail: () => void;
  /** Lets the controls show what is set. */
  readonly show: (facets: Facets) => void;
}

/** A control that shows what is set. */
type Show = (facets: Facets) => void;

/** Builds a panel, empty and hidden. */
export function buildFacetPanel(id: string, change: ChangeFacets): FacetPanel {
  const panel = element('div', { class: 'facets', id, role: 'group', 'aria-label': 'Filters' });
  panel.hidden = true;
  let shows: Show[] = [];
  let shown = NO_FACETS;
  return {
    panel,
    offer: (manifest) => {
      if (shows.length > 0) return;
      const controls = [
        pills('Kind', manifest.kinds.map(kindOption), (facets) => facets.kinds, change),
        pills('Has', HAS_FACETS.map(hasOption), (facets) => facets.has, change),
        categoryField(manifest, `${id}-category`, change),
        buildYearFields(manifest.years, change),
      ].filter((control) => control !== null);
      panel.replaceChildren(...controls.map(({ field }) => field), sayWords());
      shows = controls.map(({ show }) => show);
      for (const show of shows) show(shown);
    },
    fail: () => {
      if (shows.length === 0) panel.textContent = 'The filters could not be loaded.';
    },
    show: (facets) => {
      shown = facets;
      for (const show of shows) show(facets);
    },
  };
}

/** What can be typed to the same end. */
const WORDS = ['kind:paper', 'in:databases', 'has:code', 'year:2021..', 'host:arxiv.org', '"exact phrase"', '-word'];

function sayWords(): HTMLElement {
  const words = WORDS.flatMap((word) => [' ', element('code', {}, word)]);
  return element('p', { class: 'facet-words' }, 'These can be typed, too:', ...words);
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
  readonly part: Facets;
}

function kindOption([kind, count]: SearchManifest['kinds'][number]): Option {
  return { value: kind, label: KIND_LABELS[kind], count, part: { ...NO_FACETS, kinds: [kind] } };
}

function hasOption(has: (typeof HAS_FACETS)[number]): Option {
  return { value: has, label: HAS_LABELS[has], count: null, part: { ...NO_FACETS, has: [has] } };
}

function pills(
  name: string,
  options: readonly Option[],
  valuesOf: (facets: Facets) => readonly string[],
  change: ChangeFacets,
): { field: HTMLElement; show: Show } | null {
  if (options.length === 0) return null;
  const boxes = options.map(({ value, label, count, part }) => {
    const box = element('input', { type: 'checkbox', value });
    box.addEventListener('change', () => (box.checked ? change(NO_FACETS, part) : change(part, NO_FACETS)));
    const counted = count === null ? [] : [element('span', { class: 'facet-count' }, formatNumber(count))];
    return { box, row: element('label', { class: 'facet-pill' }, box, label, ...counted) };
  });
  return {
    field: element('fieldset', {}, element('legend', {}, name), ...boxes.map(({ row }) => row)),
    show: (facets) => {
      for (const { box } of boxes) box.checked = valuesOf(facets).includes(box.value);
    },
  };
}

function categoryField(
  { categories }: SearchManifest,
  id: string,
  change: ChangeFacets,
): { field: HTMLElement; show: Show } | null {
  if (categories.length === 0) return null;
  const options = categories.map(([path, title, entries]) => {
    const indent = '\u00a0\u00a0\u00a0'.repeat(path.split('/').length - 1);
    return element('option', { value: path }, `${indent}${title} (${formatNumber(entries)})`);
  });
  const select = element('select', { id }, element('option', { value: '' }, 'All categories'), ...options);
  let set: readonly string[] = [];
  select.addEventListener('change', () => {
    const chosen = select.value === '' ? [] : [select.value];
    change({ ...NO_FACETS, categories: set }, { ...NO_FACETS, categories: chosen });
  });
  return {
    field: element('div', { class: 'facet-field' }, element('label', { for: id }, 'Category'), select),
    show: (facets) => {
      set = facets.categories;
      select.value = facets.categories[0] ?? '';
    },
  };
}
