import { element } from './element.ts';

/** The parts of a search that are always there. */
export interface SearchPanel {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly toggle: HTMLButtonElement;
  /** Holds what stands between field and results. */
  readonly tools: HTMLElement;
  readonly status: HTMLElement;
  /** Holds the results; its data attributes tell which query they answer. */
  readonly container: HTMLElement;
  readonly failure: HTMLElement;
  readonly retry: HTMLButtonElement;
  readonly more: HTMLButtonElement;
}

/** Builds what the page's HTML does not hold yet: everything but the form and the empty container. */
export function buildSearchPanel(host: HTMLElement, base: string): SearchPanel {
  const form = find(host, 'form');
  const input = find<HTMLInputElement>(form, 'input[type=search]');
  const container = find(host, '[data-search-results]');
  const facets = `${input.id}-facets`;
  const toggle = element(
    'button',
    { type: 'button', class: 'plain-button facet-toggle', 'aria-expanded': 'false', 'aria-controls': facets },
    'Filters',
  );
  const tools = element('div', { class: 'search-tools' }, toggle);
  const status = element('p', { class: 'search-status', role: 'status' });
  const retry = element('button', { type: 'button', class: 'plain-button' }, 'Try again');
  const notes = element('a', { href: `${base}notes/` }, 'all notes');
  const failure = element(
    'div',
    { class: 'search-failure', role: 'alert' },
    element(
      'p',
      {},
      'The search index could not be loaded. The connection may be gone, or the site has just been updated.',
    ),
    element('p', {}, retry, ' or look through ', notes, '.'),
  );
  failure.hidden = true;
  const more = element('button', { type: 'button', class: 'plain-button search-more' }, 'More results');
  more.hidden = true;
  container.before(tools, status);
  makeCombobox(input, `${input.id}-results`);
  return { form, input, toggle, tools, status, container, failure, retry, more };
}

/** Makes the form and the container for a place whose HTML has none. */
export function buildSearchForm(page: string, id: string, ...beside: HTMLElement[]): HTMLElement[] {
  const input = element('input', {
    id,
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '300',
    enterkeyhint: 'search',
    placeholder: 'Search links',
  });
  const label = element('label', { for: id, class: 'visually-hidden' }, 'Search links');
  const form = element(
    'form',
    { class: 'find-form', action: page },
    label,
    element('div', { class: 'find-field' }, input),
  );
  form.lastElementChild?.append(...beside);
  const results = element('div', { 'data-search-results': '', 'data-state': 'idle', 'data-query': '' });
  return [element('search', {}, form), results];
}

function makeCombobox(input: HTMLInputElement, grid: string): void {
  const attributes = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'grid',
    'aria-expanded': 'false',
    'aria-controls': grid,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
}

function find<Name extends keyof HTMLElementTagNameMap>(host: HTMLElement, selector: Name): HTMLElementTagNameMap[Name];
function find<Found extends HTMLElement>(host: HTMLElement, selector: string): Found;
function find(host: HTMLElement, selector: string): HTMLElement {
  const found = host.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`<site-search> has no ${selector}`);
  return found;
}
