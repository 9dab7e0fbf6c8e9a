/** Shows another link in a row. Rejects when it cannot be had. */
type ShowAnother = (row: HTMLElement) => Promise<void>;

/** `<random-link>` holds a link of the site, and a button that shows another. What it chooses from is loaded then. */
class RandomLink extends HTMLElement {
  #another: Promise<ShowAnother> | null = null;

  connectedCallback(): void {
    const row = this.querySelector<HTMLElement>('.row');
    const status = this.querySelector('[role=status]');
    if (row === null || status === null) return;
    this.querySelector('button')?.addEventListener('click', () => void this.#show(row, status));
  }

  async #show(row: HTMLElement, status: Element): Promise<void> {
    status.textContent = '';
    try {
      this.#another ??= import('./show-another.ts').then(({ openLinks }) => openLinks(this.dataset['base'] ?? '/'));
      await (await this.#another)(row);
    } catch {
      // The next press may find the way again.
      this.#another = null;
      status.textContent = 'Another link could not be loaded.';
    }
  }
}

customElements.define('random-link', RandomLink);
