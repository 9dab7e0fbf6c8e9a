import { buildFilterForm } from './filter-form.ts';
import type { Filter } from './start-filter.ts';

/**
 * `<link-filter>` stands above rows of links and narrows them down as a reader types. What it needs for that is loaded
 * when its field is used or the address asks for something.
 */
class LinkFilter extends HTMLElement {
  #filter: Promise<Filter> | null = null;

  connectedCallback(): void {
    if (this.firstChild !== null) return;
    const form = buildFilterForm(this.parentElement?.querySelectorAll('.row').length ?? 0);
    const start = () => {
      this.#filter ??= import('./start-filter.ts').then(({ startFilter }) => startFilter(this, form));
      this.#filter.catch(() => {
        this.#filter = null;
        form.status.textContent = 'The filter could not be loaded.';
      });
      return this.#filter;
    };
    form.input.addEventListener('focus', () => void start());
    form.toggle.addEventListener('click', () => void start().then((filter) => filter.toggleFacets()));
    form.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void start().then((filter) => filter.enter());
    });
    this.append(form.search);
    if (/[?&](?:q|kind|has|year)=/.test(location.search)) void start();
  }
}

customElements.define('link-filter', LinkFilter);
