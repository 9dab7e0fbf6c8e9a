import { parseRuns } from '../../core/site/line-runs.ts';

/**
 * `<edit-lines>` holds a note. The row that a reader points at, has the focus in, or came for gets a link that opens the
 * editor at the row's line: one link that moves, so that rows need nothing of their own.
 */
class EditLines extends HTMLElement {
  connectedCallback(): void {
    const { href = '', lines = '' } = this.dataset;
    const link = document.createElement('a');
    link.className = 'edit-line';
    link.textContent = 'Edit this line';
    const lineOf = numberRows(this, lines);
    const show = (row: Element | null | undefined) => {
      const title = row?.querySelector('.row-title');
      const line = row && lineOf().get(row);
      if (!title || line === undefined || title.nextSibling === link) return;
      link.href = `${href}#L${line}`;
      title.after(link);
    };
    const showTarget = () => show(document.getElementById(decode(location.hash.slice(1)))?.closest('.row'));
    const showRow = ({ target }: Event) => {
      if (target instanceof Element) show(target.closest('.row'));
    };
    this.addEventListener('focusin', showRow);
    this.addEventListener('pointerover', (event) => {
      // Where the focus is, the link must not be taken away.
      if (event.pointerType === 'mouse' && document.activeElement !== link) showRow(event);
    });
    addEventListener('hashchange', showTarget);
    showTarget();
  }
}

function numberRows(note: Element, runs: string): () => ReadonlyMap<Element, number> {
  let lines: Map<Element, number> | null = null;
  return () => {
    if (lines !== null) return lines;
    const numbers = parseRuns(runs);
    lines = new Map();
    for (const [index, row] of [...note.querySelectorAll('.row[data-link-id]')].entries()) {
      const line = numbers[index];
      if (line !== undefined) lines.set(row, line);
    }
    return lines;
  };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

customElements.define('edit-lines', EditLines);
