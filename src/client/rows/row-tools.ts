import { decodePart } from '../../core/model/decode.ts';
import { element } from '../search/element.ts';
import { numberRows } from './row-lines.ts';

/** Milliseconds that a message stays. */
const STAY = 2500;

/**
 * `<row-tools>` holds a note. The row that a reader points at, has the focus in, or came for gets the tools: they copy its
 * permalink, and lead to its line in the editor where there is one. They move, so that rows need nothing of their own.
 */
export class RowTools extends HTMLElement {
  readonly #said = element('p', { class: 'said', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { href = '', lines = '' } = this.dataset;
    const copy = element('button', { type: 'button' }, 'Copy link');
    const edit = element('a', {}, 'Edit this line');
    const tools = element('span', { class: 'row-tools' }, copy);
    const lineOf = numberRows(this, lines);
    const show = (row: Element | null | undefined) => {
      const title = row?.querySelector('.row-title');
      if (!row || !title || title.nextSibling === tools) return;
      const line = lineOf(row);
      if (line === undefined) edit.remove();
      else {
        edit.href = `${href}#L${line}`;
        tools.append(edit);
      }
      title.after(tools);
    };
    const showTarget = () => show(document.getElementById(decodePart(location.hash.slice(1)))?.closest('.row'));
    const showRow = ({ target }: Event) => {
      if (target instanceof Element) show(target.closest('.row'));
    };
    this.append(this.#said);
    this.addEventListener('focusin', showRow);
    this.addEventListener('pointerover', (event) => {
      // Where the focus is, the tools must not be taken away.
      if (event.pointerType === 'mouse' && !tools.contains(document.activeElement)) showRow(event);
    });
    copy.addEventListener('click', () => this.copy(copy.closest('.row')));
    addEventListener('hashchange', showTarget);
    showTarget();
  }

  /** Copies the permalink of a row. Where the browser allows no copying, the address of the page becomes it. */
  copy(row: Element | null): void {
    if (row === null) return;
    // Only pages with a secure origin have a clipboard.
    const copied = navigator.clipboard?.writeText(this.permalink(row)) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => this.#say('Link copied'),
      () => this.#say(this.goTo(row)),
    );
  }

  /** Returns the permalink of a row. */
  permalink(row: Element): string {
    const address = new URL(`#${row.id}`, location.href);
    address.search = '';
    return address.href;
  }

  /** Makes the permalink the address of the page, and says so. */
  goTo(row: Element): string {
    history.replaceState(history.state, '', `#${row.id}`);
    return 'The link is the address of this page now';
  }

  #say(text: string): void {
    clearTimeout(this.#timer);
    this.#said.textContent = text;
    this.#timer = setTimeout(() => {
      this.#said.textContent = '';
    }, STAY);
  }
}
