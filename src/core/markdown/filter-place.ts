import type { Block, Note } from '../model/note.ts';
import { countRows } from './row-lines.ts';

/** Rows that a page shows without a field to filter them. */
export const ROWS_WITHOUT_FILTER = 30;

/** Whether the page of a note has so many rows that it offers to filter them. */
export function hasFilter({ body }: Note): boolean {
  return countRows(body) > ROWS_WITHOUT_FILTER;
}

/**
 * Returns the body of a note with the empty element of the filter in it, if it has many rows: above the section that the
 * first row stands in, outside of all else, so that nothing that is filtered stands above it.
 */
export function placeFilter(note: Note): Block {
  const { body } = note;
  if (body.type !== 'flow' || !hasFilter(note)) return body;
  const slot = firstSlotWithRows(body);
  if (slot < 0) return body;
  const place = sectionStart(body.html, slot);
  return { ...body, html: `${body.html.slice(0, place)}<link-filter></link-filter>\n${body.html.slice(place)}` };
}

function firstSlotWithRows({ html, slot, slots }: Block & { type: 'flow' }): number {
  for (const { index, 1: number } of html.matchAll(new RegExp(`<${slot} n="(\\d+)">`, 'g'))) {
    const block = slots[Number(number)];
    if (block && countRows(block) > 0) return index;
  }
  return -1;
}

const TAG = /<(\/?)([a-z][^\s/>]*)(?:"[^"]*"|[^">])*>/gi;
const VOID = /^(?:area|br|col|embed|hr|img|input|source|wbr)$/i;

/** Where the outermost section begins that a place lies in, or the element around it, outside of all elements. */
function sectionStart(html: string, place: number): number {
  let depth = 0;
  let start = 0;
  const sections: { readonly level: number; readonly start: number }[] = [];
  for (const { index, 1: end, 2: name = '' } of html.slice(0, place).matchAll(TAG)) {
    if (VOID.test(name)) continue;
    if (end !== '') {
      depth--;
      continue;
    }
    if (depth === 0) {
      start = index;
      const level = /^h[1-6]$/i.test(name) ? Number(name[1]) : null;
      while (level !== null && (sections.at(-1)?.level ?? 0) >= level) sections.pop();
      if (level !== null) sections.push({ level, start: index });
    }
    depth++;
  }
  return sections[0]?.start ?? (depth === 0 ? place : start);
}
