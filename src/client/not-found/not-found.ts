import { type KnownPage, lastName, nearestPages } from './nearest-pages.ts';

/**
 * `<not-found>` stands on the page for addresses that lead nowhere. It says which address that was, puts its words into
 * the search field, and offers the pages whose names are nearest.
 */
class NotFound extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const path = location.pathname;
    const address = this.querySelector('[data-address]');
    if (address !== null) address.textContent = path;
    const field = this.querySelector('input');
    if (field !== null) field.value = lastName(path).replace(/[-_]+/g, ' ');
    const response = await fetch(`${this.dataset['base'] ?? '/'}notes.json`).catch(() => null);
    if (response?.ok !== true) return;
    const pages = nearestPages((await response.json()) as KnownPage[], path);
    const list = this.querySelector('[data-nearest]');
    if (list === null || pages.length === 0) return;
    list.append(...pages.map(entryOf));
    list.parentElement?.removeAttribute('hidden');
  }
}

function entryOf({ address, title }: KnownPage): HTMLLIElement {
  const name = document.createElement('bdi');
  name.textContent = title;
  const link = document.createElement('a');
  link.href = address;
  link.append(name);
  const place = document.createElement('span');
  place.className = 'count';
  place.textContent = decodeURI(address);
  const entry = document.createElement('li');
  entry.append(link, ' ', place);
  return entry;
}

customElements.define('not-found', NotFound);
