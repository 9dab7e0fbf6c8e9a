/** What a search field and its results have to do with each other. */
export interface ComboboxParts {
  readonly input: HTMLInputElement;
  /** The grid of results; the first cell of a row is the link, the second its place. */
  readonly grid: HTMLElement;
  /** Loads more rows, if there are more. Resolves when they are there. */
  readonly more: () => Promise<void>;
  /** Closes what the field is in; null when it stands on a page. */
  readonly close: (() => void) | null;
}

/** The field as a combobox. */
export interface Combobox {
  /** Tells the field that the results have changed: none is chosen. */
  readonly reset: () => void;
}

/**
 * Lets a reader choose among results without leaving the field: arrows, Home and End choose, Right and Left go to the
 * place of a link and back, Enter opens, Ctrl or Cmd with it in a new tab. While an input method composes, keys are its own.
 */
export function makeCombobox({ input, grid, more, close }: ComboboxParts): Combobox {
  let active: HTMLElement | null = null;

  const choose = (cell: HTMLElement | null) => {
    active?.removeAttribute('aria-selected');
    active = cell;
    if (cell === null) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    cell.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', cell.id);
    cell.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  const rows = () => [...grid.querySelectorAll<HTMLElement>('[role=row]')];
  const rowOf = (number: number) => rows().at(number)?.querySelector<HTMLElement>('[role=gridcell]') ?? null;
  const number = () => rows().findIndex((row) => row.contains(active));
  const down = async () => {
    const next = active === null ? 0 : number() + 1;
    if (next > 0 && next === rows().length) await more();
    choose(next < rows().length ? rowOf(next) : null);
  };
  const up = () => choose(active === null ? rowOf(-1) : number() === 0 ? null : rowOf(number() - 1));
  const beside = (cell: Element | null | undefined) => {
    if (cell instanceof HTMLElement) choose(cell);
  };
  const open = ({ ctrlKey, metaKey, shiftKey }: KeyboardEvent) => {
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
    active?.querySelector('a')?.dispatchEvent(click);
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => void down(),
    ArrowUp: up,
    Home: () => choose(rowOf(0)),
    End: () => choose(rowOf(-1)),
    ArrowRight: () => beside(active?.nextElementSibling),
    ArrowLeft: () => beside(active?.previousElementSibling),
    Enter: open,
  };
  /** Keys that belong to the text of the field as long as no result is chosen. */
  const needsChoice = new Set(['Home', 'End', 'ArrowRight', 'ArrowLeft', 'Enter']);

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (event.key === 'Escape' && close !== null) {
      event.preventDefault();
      close();
      return;
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act === undefined || grid.hidden || (active === null && needsChoice.has(event.key))) return;
    if (event.key !== 'Enter' && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    act(event);
  });
  input.addEventListener('input', () => choose(null));
  input.addEventListener('blur', () => {
    // A window that loses the focus keeps the choice; a field that loses it does not.
    if (document.activeElement !== input) choose(null);
  });
  return {
    reset: () => {
      choose(null);
      input.setAttribute('aria-expanded', String(!grid.hidden));
    },
  };
}
