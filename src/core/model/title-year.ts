const MONTHS = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
const YEAR = new RegExp(`\\((?:${MONTHS}\\s+)?(\\d{4})\\)\\s*$`);

/** Returns the year at the end of a title, `(2021)` or `(Jan 2021)`, from 1950 to `last`; null when there is none. */
export function yearOfTitle(title: string, last: number): number | null {
  // Few titles have one, and looking at the end is cheap.
  if (title.slice(title.lastIndexOf(')') + 1).trim() !== '') return null;
  const year = Number(YEAR.exec(title)?.[1]);
  return year >= 1950 && year <= last ? year : null;
}
