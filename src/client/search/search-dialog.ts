import styles from '../../styles/search-dialog.css?url';
import { loadStyles } from '../load-styles.ts';
import { element } from './element.ts';
import { buildSearchForm } from './search-panel.ts';
import { SiteSearch } from './site-search.ts';

// Whoever loads this module waits for the styles too, which no page needs before.
await loadStyles(styles);

/** What the keys do, for those who have them. */
const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['↑', '↓'], 'choose'],
  [['Enter'], 'open'],
  [['→'], 'its place in the note'],
  [['Esc'], 'close'],
];

/** Builds the search that opens above a page. `settings` is the element that tells what it must know of the site. */
export function buildSearchDialog(settings: HTMLElement): { open: () => void } {
  const page = `${settings.dataset['base'] ?? '/'}search/`;
  const close = element('button', { type: 'button', class: 'search-close', 'aria-label': 'Close search' }, '×');
  const search = new SiteSearch();
  Object.assign(search.dataset, settings.dataset);
  search.append(...buildSearchForm(page, 'find-anywhere', close));
  const hints = KEYS.map(([keys, does]) => {
    return element('span', {}, ...keys.map((key) => element('kbd', {}, key)), ` ${does}`);
  });
  const link = element('a', { href: page, 'data-search-page': '' }, 'Open as a page');
  const foot = element('div', { class: 'search-foot' }, element('p', { class: 'search-keys' }, ...hints), link);
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': 'Search' }, search, foot);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || isOnThisPage(event.target)) dialog.close();
  });
  document.body.append(dialog);
  return {
    open: () => {
      if (!dialog.open) dialog.showModal();
      search.open();
    },
  };
}

/** Whether a click follows a link to a place on the page that the dialog hides. */
function isOnThisPage(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  return link !== null && link.hash !== '' && link.origin === location.origin && link.pathname === location.pathname;
}
