import { type Facets, NO_FACETS, type YearRange } from '../../core/search/facets.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';
import { element } from './element.ts';

/** Builds two fields for the first and the last year; null when the index knows no years. */
export function buildYearFields(
  known: SearchManifest['years'],
  change: (remove: Facets, add: Facets) => void,
): { field: HTMLElement; show: (facets: Facets) => void } | null {
  if (known === null) return null;
  const [first, last] = known;
  const from = yearInput('From year', first);
  const to = yearInput('To year', last);
  let set: YearRange | null = null;
  const read = () => {
    const years = { from: yearOf(from), to: yearOf(to) };
    // What is half typed is no year yet.
    if (years.from === undefined || years.to === undefined) return;
    const wanted = years.from === null && years.to === null ? null : { from: years.from, to: years.to };
    if (wanted?.from === set?.from && wanted?.to === set?.to) return;
    change({ ...NO_FACETS, years: set }, { ...NO_FACETS, years: wanted });
  };
  for (const input of [from, to]) {
    input.addEventListener('change', read);
    input.addEventListener('input', read);
  }
  return {
    field: element(
      'fieldset',
      {},
      element('legend', {}, 'Year'),
      element('span', { class: 'facet-years' }, from, 'to', to),
    ),
    show: ({ years }) => {
      set = years;
      for (const [input, year] of [
        [from, years?.from],
        [to, years?.to],
      ] as const) {
        if (input !== document.activeElement) input.value = year == null ? '' : String(year);
      }
    },
  };
}

function yearInput(name: string, hint: number): HTMLInputElement {
  return element('input', {
    class: 'facet-year',
    type: 'text',
    inputmode: 'numeric',
    maxlength: '4',
    size: '4',
    autocomplete: 'off',
    placeholder: String(hint),
    'aria-label': name,
  });
}

/** The year in a field; null when the field is empty, undefined when it holds none. */
function yearOf({ value }: HTMLInputElement): number | null | undefined {
  if (value.trim() === '') return null;
  return /^\d{4}$/.test(value.trim()) ? Number(value) : undefined;
}
