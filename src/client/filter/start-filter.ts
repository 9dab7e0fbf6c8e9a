import { decodePart } from '../../core/model/decode.ts';
import { mergeFacets, NO_FACETS, withoutFacets } from '../../core/search/facets.ts';
import type { SearchRequest } from '../../core/search/query.ts';
import { readRequest, writeRequest } from '../search/request-params.ts';
import type { FilterForm } from './filter-form.ts';
import { buildFilterPanel } from './filter-panel.ts';
import { isEmpty, matchRows } from './match-rows.ts';
import { readParts } from './read-parts.ts';
import { readRows } from './read-rows.ts';
import { countFacets, sayMatches } from './say-matches.ts';
import { prepareMatches } from './show-matches.ts';

/** Milliseconds without a key before the address tells what is typed: browsers allow few changes of it in a second. */
const PAUSE = 200;

/** What the element can ask of its filter. */
export interface Filter {
  readonly toggleFacets: () => void;
  /** Gives the focus to the first row that is shown. */
  readonly enter: () => void;
}

/** Filters what follows an element as its form asks. The page's address tells what is asked, and is asked first. */
export function startFilter(host: HTMLElement, form: FilterForm): Filter {
  const { input, toggle, clear, status, panel } = form;
  const filtered = readParts(host);
  const rows = readRows(filtered.rows);
  const shown = prepareMatches(filtered);
  let request: SearchRequest = { typed: '', facets: NO_FACETS };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    clearTimeout(timer);
    const address = new URL(location.href);
    writeRequest(address.searchParams, request);
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  };
  const filter = (next: SearchRequest) => {
    request = next;
    const found = matchRows(rows, request);
    const isAll = isEmpty(request);
    shown.show(isAll ? null : found.matches);
    if (input.value !== request.typed) input.value = request.typed;
    controls.show(request.facets, found);
    const set = countFacets(request);
    toggle.textContent = set === 0 ? 'Filters' : `Filters (${set})`;
    status.textContent = sayMatches(request, found.total, rows.length);
    clear.hidden = isAll;
    host.toggleAttribute('data-filters', !isAll);
  };
  const ask = (next: SearchRequest) => {
    filter(next);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };
  const controls = buildFilterPanel(rows, (remove, add) =>
    ask({ ...request, facets: mergeFacets(withoutFacets(request.facets, remove), add) }),
  );
  const clearAll = () => ask({ typed: '', facets: NO_FACETS });
  const readAddress = () => {
    const { typed, facets } = readRequest(new URLSearchParams(location.search));
    filter({ typed, facets: { ...facets, categories: [], hosts: [] } });
  };

  host.toggleAttribute('data-ready', true);
  panel.append(...controls.fields);
  input.addEventListener('input', () => ask({ ...request, typed: input.value }));
  // A link that is followed right after the last key must find the way back.
  input.addEventListener('change', keep);
  clear.addEventListener('click', () => {
    clearAll();
    input.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (!isEmpty(request)) {
      event.preventDefault();
      clearAll();
    } else if (document.activeElement === input) input.blur();
  });
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodePart(location.hash.slice(1)));
    if (target?.checkVisibility() !== false) return;
    clearAll();
    shown.finish();
    target.scrollIntoView();
  });
  // What was typed before this was loaded counts more than the address.
  if (input.value === '') readAddress();
  else ask({ ...request, typed: input.value });
  return {
    toggleFacets: () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute('aria-expanded', String(!panel.hidden));
    },
    enter: () => {
      keep();
      shown.finish();
      const first = filtered.rows.find((row) => row.checkVisibility());
      first?.querySelector('a')?.focus();
    },
  };
}
