import type { Readdressing, TextEdit } from '../model/edit.ts';
import type { Link } from '../model/link.ts';
import { spansOf } from '../model/link-spans.ts';
import type { Note } from '../model/note.ts';
import type { Span } from '../model/span.ts';
import { lineAround } from './brackets.ts';

/** What was changed on purpose. */
export interface Change {
  /** The text before. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly readdresses: readonly Readdressing[];
  /** Whether links may appear that were code before. */
  readonly reveals?: boolean;
}

/**
 * Tells what an edited note has lost, or what has changed in it that nothing meant to change; null when all is there.
 * Links must lead where they did, unless the change says where they lead now; links on lines that no edit touches must be
 * exactly what they were.
 */
export function findLoss(before: Note, after: Note, change: Change): string | null {
  const lost = subtract(addressesOf(before), addressesOf(after));
  const gained = subtract(addressesOf(after), addressesOf(before));
  const meant = new Set(change.readdresses.map(({ to }) => to));
  const replaced = subtract(
    lost,
    change.readdresses.flatMap(({ from }) => (from === null ? [] : [from])),
  );
  if (replaced.length > 0) return `the link to ${replaced[0]} would be lost`;
  const strange = change.reveals ? undefined : gained.find((address) => !meant.has(address));
  if (strange !== undefined) return `a link to ${strange} would be added`;
  if (lost.length > gained.length) return `the link to ${lost[0]} would be lost`;
  const touched = change.edits.map((edit) => wholeLines(change.text, edit));
  const apart = before.links.filter((link) => !touched.some((lines) => touches(lines, spansOf(link).item)));
  const [changed] = subtract(apart.map(describe), after.links.map(describe));
  if (changed !== undefined) return 'a link that stands elsewhere would change';
  if (countEntries(after) < countEntries(before)) return 'an entry would become a mention';
  if (countCompanions(after) < countCompanions(before)) return 'a companion would leave its entry';
  if (placesOf(after) !== placesOf(before)) return 'the address of the page would change';
  return null;
}

/** Every link of a note, those to other notes too, by where it leads. */
function addressesOf({ addresses, references }: Note): string[] {
  return [...addresses, ...references.map(({ path, fragment }) => `${path}#${fragment}`)];
}

/** What the first list has and the second has not, as multisets. */
function subtract(from: readonly string[], what: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of what) counts.set(text, (counts.get(text) ?? 0) + 1);
  return from.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}

function touches(lines: Span, item: Span): boolean {
  return lines.start <= item.end && item.start <= lines.end;
}

function wholeLines(text: string, { start, end }: Span): Span {
  return { start: lineAround(text, start).start, end: lineAround(text, end).end };
}

function describe({ role, url, title, description, companions, year, tags, fields, depth }: Link): string {
  const others = companions.map(({ label, url: address }) => [label, address]);
  const cells = fields.map(({ name, value }) => [name, value.html]);
  return JSON.stringify([role, url, title.html, description?.html, others, year, tags, cells, depth]);
}

function countEntries({ links }: Note): number {
  return links.filter(({ role }) => role === 'entry').length;
}

function countCompanions({ links }: Note): number {
  return links.reduce((sum, { companions }) => sum + companions.length, 0);
}

function placesOf({ frontmatter: { slug, aliases } }: Note): string {
  return JSON.stringify([slug, aliases]);
}
