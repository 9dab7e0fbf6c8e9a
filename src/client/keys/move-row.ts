/** Rows of links: those of notes, of link lists and of search results. */
const ROWS = '.row, .result';

/** Returns the row that has the focus or, without one, that the pointer is on; the innermost one. */
export function currentRow(): Element | null {
  return document.activeElement?.closest(ROWS) ?? [...document.querySelectorAll(ROWS)].findLast(isPointedAt) ?? null;
}

/**
 * Gives the focus to the link of the next row that is shown (1) or of the one before (-1). Without a row that has it, a
 * reader begins at the top of the window.
 */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());
  const focused = document.activeElement?.closest(ROWS);
  const inView = rows.findIndex((row) => row.getBoundingClientRect().top >= 0);
  const first = inView < 0 ? rows.length : inView;
  const next = rows[focused ? rows.indexOf(focused) + step : step > 0 ? first : first - 1];
  const link = rowLink(next);
  if (next === undefined || link === null) return;
  link.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Returns the link that leads a row. */
export function rowLink(row: Element | null | undefined): HTMLAnchorElement | null {
  return row?.querySelector<HTMLAnchorElement>('.row-title') ?? null;
}

function isPointedAt(row: Element): boolean {
  return row.matches(':hover');
}
