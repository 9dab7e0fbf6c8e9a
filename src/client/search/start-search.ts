import { mergeFacets, NO_FACETS } from '../../core/search/facets.ts';
import { parseQuery, type SearchRequest, withoutFacet } from '../../core/search/query.ts';
import { makeCombobox } from './combobox.ts';
import { connect } from './connect.ts';
import { buildFacetChips } from './facet-chips.ts';
import { buildFacetPanel, type ChangeFacets } from './facet-panel.ts';
import { buildFoundNote } from './found-note.ts';
import { holdWhilePressed } from './hold-while-pressed.ts';
import { buildRecentList } from './recent-list.ts';
import { keepRecentSearches } from './recent-searches.ts';
import { formatRequest } from './request-params.ts';
import { buildResultList } from './result-list.ts';
import { buildSearchPanel } from './search-panel.ts';
import { readSettings } from './search-settings.ts';
import { createSession, type SearchState } from './session.ts';
import { showState } from './show-state.ts';

/** Milliseconds without a key before a query is sent. */
const PAUSE = 120;

/** What another part of the page can do with a search. */
export interface Search {
  readonly ask: (request: SearchRequest) => void;
  /** Shows the reader's last searches where nothing is asked. */
  readonly showRecent: () => void;
  /** Loads the index ahead of the first query. */
  readonly warm: () => void;
}

/** What a search is told of its surroundings. */
export interface SearchSurroundings {
  /** Called with every request, as the parameters of its address. */
  readonly keep: (params: string) => void;
  /** Closes what the search is in; null when it stands on a page. */
  readonly close: (() => void) | null;
}

/** Makes the form and the container inside an element search as the reader types, within the filters that are set. */
export function startSearch(host: HTMLElement, { keep, close }: SearchSurroundings): Search {
  const settings = readSettings(host);
  const page = `${settings.base}search/`;
  const panel = buildSearchPanel(host, settings.base);
  const { form, input, toggle, tools, container, failure, retry, more } = panel;
  let request: SearchRequest = { typed: '', facets: NO_FACETS };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hold = holdWhilePressed(container);
  const session = createSession({
    load: () => connect(settings.base),
    show: (state) => hold(() => show(state)),
  });
  const categories = () => session.manifest().categories;
  const ask = (next: SearchRequest, pause = 0) => {
    request = next;
    if (input.value !== next.typed) input.value = next.typed;
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep(formatRequest(request));
      void session.ask(request);
    }, pause);
  };
  const change: ChangeFacets = (remove, add) => {
    const { typed, facets } = withoutFacet(request, remove, categories());
    ask({ typed, facets: mergeFacets(facets, add) });
    showFacets();
  };
  const list = buildResultList(settings, input.id);
  const chips = buildFacetChips((part) => change(part, NO_FACETS), toggle);
  const facets = buildFacetPanel(`${input.id}-facets`, change);
  const note = buildFoundNote(settings, () => {
    change(effective(), NO_FACETS);
    input.focus();
  });
  const storage = keepRecentSearches(() => localStorage, `recent-searches ${settings.base}`);
  const recent = buildRecentList(storage, { page, input, categories }, (wanted) => {
    ask(wanted);
    input.focus();
  });
  const combobox = makeCombobox({ input, grid: list.grid, more: session.more, close });
  const effective = () => parseQuery(request.typed, request.facets, categories()).facets;
  const showFacets = () => {
    const set = effective();
    chips.show(set, categories());
    facets.show(set);
  };
  const warm = () => session.warm().then(() => facets.offer(session.manifest()), facets.fail);
  const show = (state: SearchState) => {
    showState(state, { ...panel, list, note, recent });
    if (state.type === 'loading') return;
    if (state.type === 'done') facets.offer(session.manifest());
    showFacets();
    combobox.reset();
  };

  tools.append(chips.list);
  tools.after(facets.panel);
  container.append(note.note, recent.section, list.grid, failure, more);
  toggle.addEventListener('click', () => {
    facets.panel.hidden = !facets.panel.hidden;
    toggle.setAttribute('aria-expanded', String(!facets.panel.hidden));
    void warm();
  });
  input.addEventListener('focus', () => void warm(), { once: true });
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) ask({ ...request, typed: input.value }, PAUSE);
  });
  input.addEventListener('compositionend', () => ask({ ...request, typed: input.value }, PAUSE));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask({ ...request, typed: input.value });
  });
  container.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.result a') : null;
    if (link !== null) storage.add(formatRequest(request));
  });
  more.addEventListener('click', () => void session.more());
  retry.addEventListener('click', () => void session.retry());
  return {
    ask,
    showRecent: () => {
      if (container.dataset['state'] === 'idle') recent.show();
    },
    warm: () => void warm(),
  };
}
