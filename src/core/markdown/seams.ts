import { createTextTable } from '../model/text-table.ts';

/** Parts the seams of a text: it stands in no note, since Markdown replaces it. */
const SEAM = '\0';

/** Returns what marks the end of a row's own text in the HTML of a note, until `fillSeams` takes it out. */
export function seamOf(id: string): string {
  return SEAM + id + SEAM;
}

/**
 * Takes the seams out of the HTML of a note. Returns it as it is then, and with what is to stand at the rows of some ids.
 * A link of raw HTML has no seam; what is to stand at it follows the link.
 */
export function fillSeams(html: string, fill: ReadonlyMap<string, string>): { plain: string; filled: string } {
  const parts = html.split(SEAM);
  const plain = parts.filter((_, index) => index % 2 === 0).join('');
  if (fill.size === 0) return { plain, filled: plain };
  const left = new Map(fill);
  const ids = createTextTable();
  for (const id of fill.keys()) ids.numberOf(id);
  const filled = parts.map((part, index) => {
    if (index % 2 === 0) return part;
    // Of most rows nothing is to be told.
    if (ids.find(part) < 0) return '';
    const text = left.get(part) ?? '';
    left.delete(part);
    return text;
  });
  return { plain, filled: [...left].reduce(fillBehind, filled.join('')) };
}

function fillBehind(html: string, [id, text]: readonly [string, string]): string {
  const close = '</a>';
  const start = html.indexOf(` id="l-${id}"`);
  const end = start < 0 ? -1 : html.indexOf(close, start);
  if (end < 0) return html;
  const place = end + close.length;
  return html.slice(0, place) + text + html.slice(place);
}
