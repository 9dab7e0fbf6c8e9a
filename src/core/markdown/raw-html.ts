import type { Root } from 'hast';
import { type Options, raw } from 'hast-util-raw';
import { defaultTreeAdapter } from 'parse5';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Span } from '../model/span.ts';
import { tooDeep, tooMany } from './excess.ts';

/** Most elements one in another: tables in tables of an old page have some 20. */
const MAX_LEVELS = 100;

/**
 * Most elements of a piece of a note with raw HTML in it, rows of links left out. An element that is left open is repeated
 * in every paragraph after it, so few tags can make many.
 */
const MAX_ELEMENTS = 20_000;

/** Most elements that may come of raw HTML where rows of links are not left out. */
const MAX_ADDED = 10_000;

type Adapter = typeof defaultTreeAdapter;
type Parent = Parameters<Adapter['appendChild']>[0];
type Child = Parameters<Adapter['appendChild']>[1];

/**
 * Parses the raw HTML in a piece of a note, as browsers do; the file gives places to what comes of it. Throws an error that
 * `excessOf` knows as soon as elements are too many or too deep: walking them would overflow the stack.
 */
export function parseRawHtml(tree: Root, file: VFile): Root {
  return parseWithin(tree, MAX_ELEMENTS, { file });
}

/** As {@link parseRawHtml}, for a whole note with all its rows; nothing in it has a place. */
export function parseAllHtml(tree: Root): Root {
  let elements = 0;
  visit(tree, 'element', () => {
    elements++;
  });
  return parseWithin(tree, elements + MAX_ADDED, {});
}

function parseWithin(tree: Root, most: number, options: Options): Root {
  const { appendChild, insertBefore } = defaultTreeAdapter;
  const levels = new Map<Parent, number>();
  const enter = (parent: Parent, child: Child) => {
    if (!('tagName' in child)) return;
    const level = (levels.get(parent) ?? 0) + 1;
    levels.set(child, level);
    if (level > MAX_LEVELS) throw tooDeep(MAX_LEVELS, spanOf(child));
    if (levels.size > most) throw tooMany(most, 'HTML elements', spanOf(child));
  };
  // The utility takes no adapter of ours, but it asks this one for every element that it puts somewhere.
  Object.assign(defaultTreeAdapter, {
    appendChild: (parent: Parent, child: Child) => {
      enter(parent, child);
      appendChild(parent, child);
    },
    insertBefore: (parent: Parent, child: Child, before: Child) => {
      enter(parent, child);
      insertBefore(parent, child, before);
    },
  } satisfies Partial<Adapter>);
  try {
    return raw(tree, options) as Root;
  } finally {
    Object.assign(defaultTreeAdapter, { appendChild, insertBefore });
  }
}

function spanOf({ sourceCodeLocation }: Child): Span {
  return { start: sourceCodeLocation?.startOffset ?? 0, end: sourceCodeLocation?.endOffset ?? 0 };
}
