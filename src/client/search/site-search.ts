import { loadPagefind } from './pagefind.ts';
import { type ResultSettings, resultRow } from './result.ts';
import { createSession, type SearchSession, type SearchState } from './session.ts';

/** Milliseconds without a key before a query is sent. */
const PAUSE = 120;

/**
 * `<site-search>` makes the form and the empty result list inside it search as the reader types. What it shows lasts in
 * the page's address. Nothing is loaded before the field is used or the address has a query.
 */
export class SiteSearch extends HTMLElement {
  #session: SearchSession | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const settings = this.#settings();
    const session = createSession({
      load: () => loadPagefind(`${settings.base}pagefind/`),
      show: (state) => this.#show(state, settings),
    });
    this.#session = session;
    const { form, input, more, retry } = this.#parts();
    input.addEventListener('focus', session.warm, { once: true });
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#schedule(PAUSE);
    });
    input.addEventListener('compositionend', () => this.#schedule(PAUSE));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#schedule(0);
    });
    more.addEventListener('click', () => void session.more());
    retry.addEventListener('click', () => void session.retry());
    input.value ||= new URLSearchParams(location.search).get('q') ?? '';
    if (input.value.trim() !== '') this.#schedule(0);
    this.toggleAttribute('data-ready', true);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    const { input } = this.#parts();
    this.#timer = setTimeout(() => {
      keepInAddress(input.value);
      void this.#session?.search(input.value);
    }, pause);
  }

  #show(state: SearchState, settings: ResultSettings): void {
    const { results, list, status, failure, more } = this.#parts();
    results.dataset['state'] = state.type;
    results.setAttribute('aria-busy', String(state.type === 'loading'));
    failure.hidden = state.type !== 'error';
    more.hidden = state.type !== 'done' || !state.hasMore;
    // While loading, the answer to the query before stays.
    if (state.type === 'loading') return;
    results.dataset['query'] = state.type === 'idle' ? '' : state.query.text;
    status.textContent = sayState(state);
    if (state.type !== 'done') {
      list.replaceChildren();
      return;
    }
    const { links, shownBefore, query } = state;
    const rows = links.slice(shownBefore).map((ranked) => resultRow(ranked, query, settings));
    if (shownBefore === 0) list.replaceChildren(...rows);
    else list.append(...rows);
    // Who asked for more goes on where the new results begin.
    if (shownBefore > 0) rows[0]?.querySelector('a')?.focus();
  }

  #settings(): ResultSettings {
    return {
      base: this.dataset['base'] ?? '/',
      rel: this.dataset['rel'] ?? 'noopener noreferrer',
      target: this.dataset['target'],
    };
  }

  #parts() {
    return {
      form: this.#find('form'),
      input: this.#find<HTMLInputElement>('input[type=search]'),
      results: this.#find<HTMLElement>('[data-search-results]'),
      list: this.#find('ol'),
      status: this.#find<HTMLElement>('[role=status]'),
      failure: this.#find<HTMLElement>('[data-search-failure]'),
      retry: this.#find<HTMLElement>('[data-search-retry]'),
      more: this.#find<HTMLElement>('[data-search-more]'),
    };
  }

  #find<Name extends keyof HTMLElementTagNameMap>(selector: Name): HTMLElementTagNameMap[Name];
  #find<Found extends HTMLElement>(selector: string): Found;
  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`<site-search> has no ${selector}`);
    return found;
  }
}

function sayState(state: SearchState): string {
  if (state.type !== 'done') return '';
  const count = state.links.length;
  if (count === 0) return `No link found for “${state.query.text}”.`;
  if (state.hasMore) return `The first ${count} links for “${state.query.text}”.`;
  return `${count === 1 ? 'One link' : `${count} links`} for “${state.query.text}”.`;
}

function keepInAddress(typed: string): void {
  const address = new URL(location.href);
  if (typed.trim() === '') address.searchParams.delete('q');
  else address.searchParams.set('q', typed);
  history.replaceState(history.state, '', address);
}

customElements.define('site-search', SiteSearch);
