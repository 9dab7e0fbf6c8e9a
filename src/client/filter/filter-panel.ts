import { formatNumber } from '../../core/model/format-number.ts';
import { LINK_KINDS } from '../../core/model/link.ts';
import { type Facets, HAS_FACETS, NO_FACETS } from '../../core/search/facets.ts';
import { element } from '../search/element.ts';
import { HAS_LABELS, KIND_LABELS } from '../search/facet-labels.ts';
import { buildYearFields } from '../search/year-fields.ts';
import type { RowMatches, RowText } from './match-rows.ts';

/** Takes values out of what is set, and puts others in. */
export type ChangeFacets = (remove: Facets, add: Facets) => void;

/** The controls of the facets that rows have. */
export interface FilterPanel {
  readonly fields: readonly HTMLElement[];
  /** Lets the controls show what is set, and how many rows each value would leave. */
  readonly show: (facets: Facets, found: RowMatches) => void;
}

/** Builds the controls: values that no row has are not offered. */
export function buildFilterPanel(rows: readonly RowText[], change: ChangeFacets): FilterPanel {
  const rowKinds = new Set(rows.map(({ kind }) => kind));
  const years = rows.flatMap(({ year }) => year ?? []);
  const kinds = LINK_KINDS.filter((kind) => rowKinds.has(kind)).map((kind) => {
    const pill = buildPill(KIND_LABELS[kind], { ...NO_FACETS, kinds: [kind] }, change);
    const show: FilterPanel['show'] = (set, found) => pill.show(set.kinds.includes(kind), found.kinds.get(kind));
    return { ...pill, show };
  });
  const companions = HAS_FACETS.filter((companion) => rows.some(({ has }) => has.has(companion))).map((companion) => {
    const pill = buildPill(HAS_LABELS[companion], { ...NO_FACETS, has: [companion] }, change);
    const show: FilterPanel['show'] = (set, found) => pill.show(set.has.includes(companion), found.has.get(companion));
    return { ...pill, show };
  });
  const yearFields = buildYearFields(years.length === 0 ? null : spanOf(years), change);
  const fields = [fieldset('Kind', kinds), fieldset('Has', companions), yearFields?.field];
  return {
    fields: fields.filter((field) => field !== undefined),
    show: (facets, found) => {
      for (const { show } of [...kinds, ...companions]) show(facets, found);
      yearFields?.show(facets);
    },
  };
}

function buildPill(name: string, part: Facets, change: ChangeFacets) {
  const box = element('input', { type: 'checkbox' });
  const count = element('span', { class: 'facet-count' });
  box.addEventListener('change', () => (box.checked ? change(NO_FACETS, part) : change(part, NO_FACETS)));
  return {
    label: element('label', { class: 'facet-pill' }, box, name, count),
    show: (isSet: boolean, rows = 0) => {
      box.checked = isSet;
      count.textContent = formatNumber(rows);
    },
  };
}

function fieldset(name: string, pills: readonly { readonly label: HTMLElement }[]): HTMLElement | undefined {
  if (pills.length === 0) return undefined;
  return element('fieldset', {}, element('legend', {}, name), ...pills.map(({ label }) => label));
}

function spanOf(years: readonly number[]): readonly [first: number, last: number] {
  return [Math.min(...years), Math.max(...years)];
}
