import type { Root as HastRoot, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import { plainText } from './nodes.ts';
import { stringify } from './safe-html.ts';
import type { NoteState } from './state.ts';

/** Text of the first paragraph that has any, else empty. */
export function firstParagraph(root: Root): string {
  for (const node of root.children) {
    const text = node.type === 'paragraph' ? plainText(node.children) : '';
    if (text !== '') return text;
  }
  return '';
}

/** HTML of what stands before the first heading, list or table, to be shown on another page than its own at `href`. */
export function renderIntroduction(tree: HastRoot, state: NoteState, href: string): string {
  const end = tree.children.findIndex(
    (node) =>
      node.type === 'element' && (node.tagName === state.slot || /^(?:h[1-6]|section|table)$/.test(node.tagName)),
  );
  const children = structuredClone(end < 0 ? tree.children : tree.children.slice(0, end));
  for (const node of children) moveElsewhere(node, href);
  return stringify({ type: 'root', children }).trim();
}

/** The targets of the page stay there: ids go, and links to them lead to the page. */
function moveElsewhere(node: RootContent, href: string): void {
  if (node.type !== 'element') return;
  const { properties } = node;
  properties['id'] = undefined;
  if (typeof properties['href'] === 'string' && properties['href'].startsWith('#')) {
    properties['href'] = href + properties['href'];
  }
  for (const child of node.children) moveElsewhere(child, href);
}

/** The direction of an element that holds all the text of a note. */
export function findDirection(tree: HastRoot): 'ltr' | 'rtl' | null {
  const shown = tree.children.filter(
    (node) => (node.type === 'element' && !isBareAnchor(node)) || (node.type === 'text' && node.value.trim() !== ''),
  );
  const [only] = shown;
  const direction = shown.length === 1 && only?.type === 'element' ? only.properties['dir'] : undefined;
  return direction === 'rtl' || direction === 'ltr' ? direction : null;
}

/** An anchor without text, which only gives a place a name. */
function isBareAnchor(node: RootContent): boolean {
  return node.type === 'element' && node.tagName === 'a' && textOf(node).trim() === '';
}
