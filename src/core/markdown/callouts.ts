import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutKind } from '../model/callout.ts';
import { spanOf } from './nodes.ts';

/** Opens a callout: `[!tip]`, in Obsidian with `+` or `-` for one that folds, and a title behind it. */
const MARK = /^\[!([a-z][\w-]*)\][+-]?(?=[ \t]|\n|$)[ \t]*/i;

/**
 * Turns block quotes that begin with `[!note]` or another word into callouts, as GitHub and Obsidian show them. The rest of
 * that line is the title, else the word itself. A callout that folds is shown open; a bracket with a backslash opens none.
 */
export function markCallouts(root: Root, text: string): void {
  visit(root, 'blockquote', (quote) => {
    const [first] = quote.children;
    if (first?.type === 'paragraph' && text[spanOf(first).start] === '[') markCallout(quote, first);
  });
}

function markCallout(quote: Blockquote, paragraph: Paragraph): void {
  const [first, ...others] = paragraph.children;
  const mark = first?.type === 'text' ? MARK.exec(first.value) : null;
  if (first?.type !== 'text' || mark === null) return;
  const word = mark[1] ?? '';
  const opened = { ...first, value: first.value.slice(mark[0].length) };
  const { title, rest } = splitLine([opened, ...others]);
  const name: PhrasingContent[] =
    title.length > 0 ? title : [{ type: 'text', value: word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase() }];
  const head: Paragraph = { ...paragraph, children: [{ type: 'strong', children: name }] };
  const text: Paragraph[] = rest.length > 0 ? [{ ...paragraph, children: rest }] : [];
  quote.children.splice(0, 1, head, ...text);
  quote.data = { ...quote.data, hName: 'div', hProperties: { dataCallout: calloutKind(word) ?? 'note' } };
}

/** Parts a paragraph at its first line break; empty texts are left out. */
function splitLine(nodes: readonly PhrasingContent[]): { title: PhrasingContent[]; rest: PhrasingContent[] } {
  const at = nodes.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')));
  const node = nodes[at];
  if (node === undefined) return { title: nodes.filter(hasText), rest: [] };
  const before = nodes.slice(0, at);
  const after = nodes.slice(at + 1);
  if (node.type !== 'text') return { title: before.filter(hasText), rest: after.filter(hasText) };
  const feed = node.value.indexOf('\n');
  const title = { ...node, value: node.value.slice(0, feed).trimEnd() };
  const rest = { ...node, value: node.value.slice(feed + 1) };
  return { title: [...before, title].filter(hasText), rest: [rest, ...after].filter(hasText) };
}

function hasText(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== '';
}
