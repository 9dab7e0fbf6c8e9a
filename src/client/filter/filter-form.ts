import { formatNumber } from '../../core/model/format-number.ts';
import { element } from '../search/element.ts';

/** The parts of the filter that are always there. */
export interface FilterForm {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly toggle: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly panel: HTMLElement;
  /** Holds all of them. */
  readonly search: HTMLElement;
}

/** Builds the field for so many rows, with what stands beside it. */
export function buildFilterForm(rows: number): FilterForm {
  const label = `Filter ${formatNumber(rows)} links`;
  const input = element('input', {
    id: 'filter',
    type: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '300',
    enterkeyhint: 'go',
    placeholder: label,
    'aria-keyshortcuts': 'f',
  });
  const toggle = element(
    'button',
    { type: 'button', class: 'plain-button facet-toggle', 'aria-expanded': 'false', 'aria-controls': 'filter-facets' },
    'Filters',
  );
  const clear = element('button', { type: 'button', class: 'filter-clear' }, 'Clear');
  clear.hidden = true;
  const status = element('p', { role: 'status' });
  const panel = element('div', { id: 'filter-facets', class: 'facets', role: 'group', 'aria-label': 'Filters' });
  panel.hidden = true;
  const form = element(
    'form',
    {},
    element('label', { for: 'filter', class: 'visually-hidden' }, label),
    element('div', { class: 'filter-field' }, input, toggle),
  );
  const line = element('div', { class: 'filter-line' }, status, clear);
  return { form, input, toggle, clear, status, panel, search: element('search', {}, form, line, panel) };
}
