import type { Link, Node, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../model/span.ts';
import { collapse } from './html.ts';

/** The span of a node; empty at the start of the note when it has no position. */
export function spanOf(node: Pick<Node, 'position'>): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The span from the first to the last of some nodes, or null when there are none. */
export function spanAround(nodes: readonly Node[]): Span | null {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first && last ? { start: spanOf(first).start, end: spanOf(last).end } : null;
}

/** Plain text of nodes with white space collapsed; HTML tags left out, images by their alternative text if wanted. */
export function plainText(nodes: readonly PhrasingContent[], images = false): string {
  const [only, second] = nodes;
  if (only === undefined) return '';
  if (second === undefined && only.type === 'text') return collapse(only.value);
  return collapse(textOf({ type: 'paragraph', children: nodes }, { includeImageAlt: images, includeHtml: false }));
}

/** Whether nothing of a node can be seen: white space, or an HTML comment. */
export function isBlank(node: PhrasingContent): boolean {
  return (node.type === 'text' && node.value.trim() === '') || (node.type === 'html' && node.value.startsWith('<!--'));
}

/** Where title and address of a Markdown link are written. An address that cannot be told apart has the link's span. */
export function linkSpans(text: string, node: Link): { link: Span; title: Span; url: Span } {
  const link = spanOf(node);
  const title = spanAround(node.children) ?? { start: link.start + 1, end: link.start + 1 };
  const end = link.end - 1;
  // Nearly all are written `[title](address)`, with nothing else between the brackets.
  const plain = title.end + 2;
  if (plain + node.url.length === end && text.startsWith('](', title.end) && isWrittenAt(text, plain, node.url)) {
    return { link, title, url: { start: plain, end } };
  }
  const open = /^\]\(\s*(<?)/.exec(text.slice(title.end, link.end));
  if (open === null) return { link, title, url: link };
  const start = title.end + open[0].length;
  const rest = text.slice(start, link.end - 1);
  const length = open[1] === '<' ? rest.indexOf('>') : rest.search(/\s|$/);
  return { link, title, url: { start, end: start + Math.max(0, length) } };
}

/** Whether an address stands in the text as it is, without brackets of its own or a title behind it. */
function isWrittenAt(text: string, at: number, url: string): boolean {
  return url !== '' && !url.startsWith('<') && text.startsWith(url, at) && !/\s/.test(url);
}
