import type { Nodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultTreeAdapter } from 'parse5';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Span } from '../model/span.ts';
import { tooDeep, tooMany } from './excess.ts';

/** Most elements one in another: tables in tables of an old page have some 20. */
const MAX_LEVELS = 100;

/**
 * Most elements that come of raw HTML. One that is left open is repeated in every paragraph after it, so few tags can make
 * many.
 */
const MAX_ELEMENTS = 15_000;

type Adapter = typeof defaultTreeAdapter;
type Parent = Parameters<Adapter['appendChild']>[0];
type Child = Parameters<Adapter['appendChild']>[1];

/**
 * Parses the raw HTML in a tree, as browsers do; the file of the tree gives places to what comes of it. Throws an error
 * that `excessOf` knows as soon as elements are too many or too deep: walking them would overflow the stack.
 */
export function parseRawHtml(tree: Root, file?: VFile): Root {
  const { appendChild, insertBefore } = defaultTreeAdapter;
  const levels = new Map<Parent, number>();
  const most = countElements(tree) + MAX_ELEMENTS;
  const enter = (parent: Parent, child: Child) => {
    if (!('tagName' in child)) return;
    const level = (levels.get(parent) ?? 0) + 1;
    levels.set(child, level);
    if (level > MAX_LEVELS) throw tooDeep(MAX_LEVELS, spanOf(child));
    if (levels.size > most) throw tooMany(MAX_ELEMENTS, 'HTML elements', spanOf(child));
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
    return raw(tree, file ? { file } : {}) as Root;
  } finally {
    Object.assign(defaultTreeAdapter, { appendChild, insertBefore });
  }
}

function countElements(tree: Nodes): number {
  let count = 0;
  visit(tree, 'element', () => {
    count++;
  });
  return count;
}

function spanOf({ sourceCodeLocation }: Child): Span {
  return { start: sourceCodeLocation?.startOffset ?? 0, end: sourceCodeLocation?.endOffset ?? 0 };
}
