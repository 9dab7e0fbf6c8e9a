import type { List, Root, RootContent } from 'mdast';
import type { TextEdit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import { scanFence } from './fence.ts';
import { findTitle } from './headings.ts';
import { splitItem } from './item-parts.ts';
import { lineEnd, listItemHead, newline, nextItemHead, trimmedEnd } from './list-item-head.ts';
import { isBlank, spanOf } from './nodes.ts';

/** Where an entry is to stand. */
export interface EntryPlace {
  /** Span of the heading of its section; null for the part before the first heading. */
  readonly heading: Span | null;
  /** At which end of the section's list. */
  readonly at: 'start' | 'end';
}

/**
 * Returns the edit that puts an entry, as `formatEntry` writes it, into a section of a note: into its list, written like
 * the items beside it, or else into a list of its own behind what the section says. Null when the heading stands inside
 * of something else, such as a quotation. `root` is the tree of `text` with its frontmatter blanked out.
 */
export function placeEntry(root: Root, text: string, entry: string, place: EntryPlace): TextEdit | null {
  const section = findNodes(root, place.heading);
  if (section === null) return null;
  const words = entry.replace(/^- /, '');
  const list = chooseList(section.nodes, place.at);
  if (list === null) return startList(root, text, words, section);
  return place.at === 'start' ? insertFirst(text, list, words) : insertLast(text, list, words);
}

interface SectionNodes {
  readonly before: RootContent | null;
  readonly nodes: readonly RootContent[];
}

/** The top-level nodes of a section, up to the next heading of any depth. */
function findNodes(root: Root, heading: Span | null): SectionNodes | null {
  const title = findTitle(root);
  const at = root.children.findIndex((node) =>
    heading === null ? node === title : node.type === 'heading' && spanOf(node).start === heading.start,
  );
  if (at < 0 && heading !== null) return null;
  const rest = root.children.slice(at + 1);
  const next = rest.findIndex((node) => node.type === 'heading');
  return { before: root.children[at] ?? null, nodes: next < 0 ? rest : rest.slice(0, next) };
}

/** The last list (the first, for its start) that holds entries; without one, a list of other things than anchors. */
function chooseList(nodes: readonly RootContent[], at: EntryPlace['at']): List | null {
  const lists = nodes.filter((node) => node.type === 'list');
  const ordered = at === 'start' ? lists : lists.reverse();
  return ordered.find(holdsEntries) ?? ordered.find((list) => !isContents(list)) ?? null;
}

function holdsEntries(list: List): boolean {
  return list.children.some(
    ({ children: [first] }) => first?.type === 'paragraph' && splitItem(first.children) !== null,
  );
}

/** Whether a list is a table of contents: it leads to anchors of the note only. */
function isContents(list: List): boolean {
  return list.children.every(({ children: [first] }) => first?.type === 'paragraph' && isWayBack(first));
}

/** Whether nothing but a link to an anchor of the note stands in a paragraph, such as `[Back to top](#top)`. */
function isWayBack(node: RootContent): boolean {
  if (node.type === 'link') return node.url.startsWith('#');
  if (node.type !== 'paragraph' && node.type !== 'emphasis' && node.type !== 'strong') return false;
  const seen = node.children.filter((child) => !isBlank(child));
  return seen.length === 1 && seen.every(isWayBack);
}

function insertLast(text: string, list: List, words: string): TextEdit {
  const [last, before] = list.children.slice(-2).reverse();
  const item = last ?? list;
  const end = trimmedEnd(text, spanOf(item));
  const at = lineEnd(text, end);
  const isLoose = before !== undefined && isApart(text, trimmedEnd(text, spanOf(before)), spanOf(item).start);
  const feed = newline(text, at);
  const head = nextItemHead(listItemHead(text, item), before && listItemHead(text, before));
  return { start: at, end: at, text: `${isLoose ? feed : ''}${feed}${head}${words}` };
}

function insertFirst(text: string, list: List, words: string): TextEdit {
  const [first, second] = list.children;
  const item = first ?? list;
  const { indent, marker, space } = listItemHead(text, item);
  const start = spanOf(item).start - indent.length;
  const isLoose = second !== undefined && isApart(text, trimmedEnd(text, spanOf(item)), spanOf(second).start);
  const feed = newline(text, start);
  return { start, end: start, text: `${indent}${marker}${space}${words}${feed}${isLoose ? feed : ''}` };
}

/** Whether a blank line stands between two offsets. */
function isApart(text: string, from: number, to: number): boolean {
  return /(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/.test(text.slice(from, to));
}

/** Begins a list behind what a section says, and before what customarily ends it. */
function startList(root: Root, text: string, words: string, { before, nodes }: SectionNodes): TextEdit {
  const kept = nodes.slice(0, nodes.findLastIndex((node) => !isClosing(node)) + 1);
  const last = kept.at(-1) ?? before;
  const entry = `${chooseBullet(root, text, last)} ${words}`;
  const fence = scanFence(text);
  const at = last ? lineEnd(text, trimmedEnd(text, spanOf(last))) : fence.type === 'frontmatter' ? fence.block.end : 0;
  const feed = newline(text, at);
  const rest = text.slice(at);
  if (at === 0)
    return { start: 0, end: 0, text: `${entry}${/^[\r\n]/.test(rest) ? '' : feed}${/^\S/.test(rest) ? feed : ''}` };
  const isFollowed = /^(?:\r\n|\r|\n)[^\r\n]/.test(rest) && !/^\s*$/.test(rest);
  return { start: at, end: at, text: `${feed}${feed}${entry}${isFollowed ? feed : ''}` };
}

/** What stands at the end of a section and stays there: a rule, definitions, closing tags, a way back to the contents. */
function isClosing(node: RootContent): boolean {
  if (node.type === 'html') return node.value.startsWith('</');
  return ['thematicBreak', 'definition', 'footnoteDefinition'].includes(node.type) || isWayBack(node);
}

/** The bullet of the note's other lists, but never that of a list right above: it would take the entry in. */
function chooseBullet(root: Root, text: string, above: RootContent | null): string {
  const bullets = root.children
    .filter((node) => node.type === 'list' && node.ordered !== true)
    .map((list) => text[spanOf(list).start] ?? '-');
  const taken = above?.type === 'list' ? text[spanOf(above).start] : null;
  return [...bullets, '-', '*'].find((bullet) => bullet !== taken && /^[-*+]$/.test(bullet)) ?? '-';
}
