import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { collapse } from './html.ts';

const BREAKING = new Set(['br', 'p', 'div', 'ul', 'ol', 'table', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LEADABLE = new Set(['p', 'div', 'li', 'td', 'th', 'dd', 'dt', 'body', 'center']);
const SEPARATOR = /^\s*[-–—:|]\s*/;

/**
 * Whether an anchor of raw HTML leads a row: it is the first thing with words on its line (back to `<br>` or the start of
 * its block), and nothing but a description after a dash or colon follows up to the end of the line.
 */
export function htmlRow(parent: Element, index: number): { description: string } | null {
  const anchor = parent.children[index];
  if (!LEADABLE.has(parent.tagName) || anchor === undefined || collapse(textOf(anchor)) === '') return null;
  for (let at = index - 1; at >= 0; at--) {
    const node = parent.children[at];
    if (node === undefined || isBreak(node)) break;
    if (textOf(node).trim() !== '') return null;
  }
  let text = '';
  for (let at = index + 1; at < parent.children.length; at++) {
    const node = parent.children[at];
    if (node === undefined || isBreak(node)) break;
    text += textOf(node);
  }
  if (text.trim() === '') return { description: '' };
  return SEPARATOR.test(text) ? { description: collapse(text.replace(SEPARATOR, '')) } : null;
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && BREAKING.has(node.tagName);
}
