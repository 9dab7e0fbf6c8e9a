import { isForPage, plainKey } from '../keys/plain-key.ts';

/**
 * `<search-trigger>` holds a link to the search page. It opens the search above the page instead, on a click, on `/` and
 * on Ctrl or Cmd K; on the search page itself these lead to its field. The search is loaded when it is first needed.
 */
class SearchTrigger extends HTMLElement {
  #dialog: Promise<{ open: () => void }> | null = null;

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (link === null) return;
    link.addEventListener('pointerenter', () => void this.#load().catch(() => undefined), { once: true });
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void this.#open(link);
    });
    document.addEventListener('keydown', (event) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      void this.#open(link);
    });
  }

  async #open(link: HTMLAnchorElement): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('main site-search input[type=search]');
    if (field !== null) {
      field.focus();
      field.select();
      return;
    }
    try {
      (await this.#load()).open();
    } catch {
      location.href = link.href;
    }
  }

  #load(): Promise<{ open: () => void }> {
    this.#dialog ??= import('./search-dialog.ts').then(
      ({ buildSearchDialog }) => buildSearchDialog(this),
      (error: unknown) => {
        this.#dialog = null;
        throw error;
      },
    );
    return this.#dialog;
  }
}

function isShortcut(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, shiftKey, repeat } = event;
  if (repeat) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey && isForPage(event);
  return plainKey(event) === '/';
}

customElements.define('search-trigger', SearchTrigger);
