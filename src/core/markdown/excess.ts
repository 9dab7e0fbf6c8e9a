import type { Nodes, Root } from 'mdast';
import { formatNumber } from '../model/format-number.ts';
import type { Span } from '../model/span.ts';
import { spanOf } from './nodes.ts';

/** Of what a note has too much to be read and shown in a second or two. */
interface Excess {
  readonly rule: 'nesting-depth' | 'note-parts';
  /** "Unexpected X, expected Y". */
  readonly message: string;
  readonly hint: string;
  /** Where the limit is passed. */
  readonly span: Span;
}

/** Most levels of lists, quotations, emphasis and the like, one in another: 13 in a large wiki. */
const MAX_LEVELS = 32;

/**
 * Most parts of a note, such as paragraphs, items, cells, links and pieces of text: the largest note of a large wiki has
 * 16,710, and 1 MB of the same kind would have 47,000.
 */
const MAX_PARTS = 60_000;

/**
 * How many a note may have of what parts are made of, so that they need not be parsed to be counted. In one paragraph, the
 * parser's time for the first two grows with the square of their number. A large wiki has at most 8 and 63 of them in a
 * note, 7,000 addresses, 3,500 brackets and 3,200 lines.
 */
const MARKS = [
  { name: 'character references', most: 10_000, pattern: /&#?\w+;/g },
  { name: 'signs of emphasis', most: 60_000, pattern: /[*~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu },
  { name: 'addresses', most: 40_000, pattern: /:\/\/|www\.|@/gi },
  { name: 'opening brackets', most: 40_000, pattern: /\[/g },
  { name: 'angle brackets', most: 25_000, pattern: /</g },
  { name: 'backticks', most: 100_000, pattern: /`/g },
  { name: 'cells', most: 100_000, pattern: /\|/g },
  { name: 'footnotes', most: 5_000, pattern: /\[\^/g },
  { name: 'lines', most: 100_000, pattern: /\n/g },
] as const;

/** Throws an error that {@link excessOf} knows when a text would take too long to be parsed. */
export function checkMarks(text: string): void {
  for (const { name, most, pattern } of MARKS) {
    if (text.length <= most) continue;
    let count = 0;
    for (const { index, 0: mark } of text.matchAll(pattern)) {
      count++;
      if (count > most) throw tooMany(most, name, { start: index, end: index + mark.length });
    }
  }
}

/**
 * As how many parts a heading counts: it has an id, a permalink, a section and a place in the contents besides. A large
 * wiki has at most 77 in a note.
 */
const HEADING_PARTS = 3;

/** Throws an error that {@link excessOf} knows when a parsed note would take too long to be walked and shown. */
export function checkParts(root: Root): void {
  // Two lists rather than one of pairs, of which each node would need one.
  const open: Nodes[] = [root];
  const levels = [0];
  let parts = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const level = levels.pop() ?? 0;
    if (level > MAX_LEVELS) throw tooDeep(MAX_LEVELS, spanOf(node));
    parts += (node.type === 'heading' ? HEADING_PARTS : 1) + emptyCells(node);
    if (parts > MAX_PARTS) throw tooMany(MAX_PARTS, 'parts', spanOf(node));
    if (!('children' in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child === undefined) continue;
      open.push(child);
      levels.push(level + 1);
    }
  }
}

/** Cells that a table is filled up with where its rows are shorter than its header. */
function emptyCells(node: Nodes): number {
  if (node.type !== 'table') return 0;
  const columns = node.children[0]?.children.length ?? 0;
  return node.children.reduce((sum, row) => sum + Math.max(0, columns - row.children.length), 0);
}

const EXCESS = 'Excess';

/** Returns an error that {@link excessOf} knows: something is nested deeper than so many levels. */
export function tooDeep(levels: number, span: Span): Error {
  return excessError({
    rule: 'nesting-depth',
    message: `Unexpected nesting of more than ${levels} levels, expected fewer`,
    hint: 'Write it with fewer levels, or close what was left open',
    span,
  });
}

/** Returns an error that {@link excessOf} knows: there are more of something than a note may have. */
export function tooMany(most: number, name: string, span: Span): Error {
  return excessError({
    rule: 'note-parts',
    message: `Unexpected number of ${name}, expected at most ${formatNumber(most)} in a note`,
    hint: 'Split the note into several',
    span,
  });
}

function excessError(excess: Excess): Error {
  const error = new Error(excess.message, { cause: excess });
  error.name = EXCESS;
  return error;
}

/** Returns of what a note has too much when an error says so, and null for any other error. */
export function excessOf(error: unknown): Excess | null {
  return error instanceof Error && error.name === EXCESS ? (error.cause as Excess) : null;
}
