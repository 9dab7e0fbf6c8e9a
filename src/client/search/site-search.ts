import { readRequest, writeRequest } from './request-params.ts';
import { type Search, startSearch } from './start-search.ts';

/**
 * `<site-search>` makes the form and the empty container inside it search as the reader types. On a page, what it shows
 * lasts in the page's address; in a dialog, a link leads to the page that shows the same. Nothing is loaded before the
 * field is used or the address asks for something.
 */
export class SiteSearch extends HTMLElement {
  #search: Search | null = null;

  connectedCallback(): void {
    if (this.#search !== null) return;
    const dialog = this.closest('dialog');
    if (dialog === null) this.#startOnPage();
    else this.#startInDialog(dialog);
    this.toggleAttribute('data-ready', true);
  }

  /** Makes ready for a reader who has just come. */
  open(): void {
    this.#search?.warm();
    this.#search?.showRecent();
    const input = this.querySelector<HTMLInputElement>('input[type=search]');
    input?.focus();
    input?.select();
  }

  #startOnPage(): void {
    const search = startSearch(this, { keep: keepInAddress, close: null });
    this.#search = search;
    const input = this.querySelector<HTMLInputElement>('input[type=search]');
    const asked = readRequest(new URLSearchParams(location.search));
    const typed = input?.value || asked.typed;
    const params = new URLSearchParams();
    writeRequest(params, { typed, facets: asked.facets });
    if (params.size > 0) search.ask({ typed, facets: asked.facets });
    else search.showRecent();
  }

  #startInDialog(dialog: HTMLDialogElement): void {
    const link = dialog.querySelector<HTMLAnchorElement>('a[data-search-page]');
    const page = link?.href ?? '';
    this.#search = startSearch(this, {
      keep: (params) => {
        if (link !== null) link.href = params === '' ? page : `${page}?${params}`;
      },
      close: () => {
        // A field that is hidden keeps the focus for a moment, and with it the keys.
        this.querySelector('input')?.blur();
        dialog.close();
      },
    });
  }
}

function keepInAddress(params: string): void {
  const address = new URL(location.href);
  address.search = params;
  history.replaceState(history.state, '', address);
}

customElements.define('site-search', SiteSearch);
