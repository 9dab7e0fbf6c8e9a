import { plainKey } from './plain-key.ts';

/** Keys that do something by themselves; the search listens to its own. */
const KEYS = 'fjkoc?';

/** Those that go on as long as they are held. */
const REPEATED = 'jk';

/**
 * `<site-keys>` holds the button that lists the keys of the site, and listens to them. What they do is loaded with the
 * first one that is pressed.
 */
class SiteKeys extends HTMLElement {
  #acts: Promise<(key: string) => void> | null = null;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#act('?'));
    document.addEventListener('keydown', (event) => {
      const key = plainKey(event);
      if (key === null || !KEYS.includes(key) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (!event.repeat || REPEATED.includes(key)) this.#act(key);
    });
  }

  #act(key: string): void {
    this.#acts ??= import('./key-acts.ts').then(({ createKeyActs }) => createKeyActs());
    this.#acts.then(
      (act) => act(key),
      () => {
        this.#acts = null;
      },
    );
  }
}

customElements.define('site-keys', SiteKeys);
