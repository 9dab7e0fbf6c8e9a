import { parseRuns } from '../../core/site/line-runs.ts';

/** Returns a function that gives the line of a row in a note's source, from the lines of all rows as `formatRuns` writes them. */
export function numberRows(note: Element, runs: string): (row: Element) => number | undefined {
  let lines: Map<Element, number> | null = null;
  return (row) => {
    if (lines === null) {
      const numbers = parseRuns(runs);
      const rows = note.querySelectorAll('.row[data-link-id]');
      lines = new Map(Array.from(rows, (element, index) => [element, numbers[index] ?? 0]));
    }
    return lines.get(row) || undefined;
  };
}
