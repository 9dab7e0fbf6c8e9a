import type { Root as HastRoot } from 'hast';
import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { checkAddress } from '../model/address.ts';
import type { Block, Item, ItemKind } from '../model/note.ts';
import { buildEntry } from './entry.ts';
import { footnotesIn } from './footnotes.ts';
import { splitItem } from './item-parts.ts';
import { isBlank, spanOf } from './nodes.ts';
import { renderPhrase } from './phrase.ts';
import { isQuote } from './quote.ts';
import { stringify, toSafeHtml } from './safe-html.ts';
import { NONE, type NoteState } from './state.ts';
import { buildTable, isLinkTable } from './table.ts';

/** HTML made of a piece of the tree, and the same as nodes. */
export interface Flow {
  readonly block: Block & { type: 'flow' };
  readonly tree: HastRoot;
}

/**
 * Builds the HTML of a piece of a note's tree. Lists and link tables are built from the grammar and leave a slot; all
 * else goes through HTML: to hast, raw HTML parsed, addresses resolved, sanitized, decorated with our own attributes.
 */
export function buildFlow(state: NoteState, nodes: readonly RootContent[], depth = 0): Flow {
  const root: Root = { type: 'root', children: [...nodes] };
  const slots = takeSlots(state, root, depth);
  const tree = toSafeHtml(state, root, 'flow');
  return { block: { type: 'flow', html: stringify(tree), slot: state.slot, slots }, tree };
}

/**
 * Takes every list and link table out of the tree, builds it at `depth` below the current row and leaves a slot in its
 * place.
 */
function takeSlots(state: NoteState, parent: Container, depth: number, slots: Block[] = []): Block[] {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'blockquote' || node.type === 'footnoteDefinition') takeSlots(state, node, depth, slots);
    if (node.type !== 'list' && !(node.type === 'table' && isLinkTable(node))) continue;
    // Building a list puts slots into quotations of its items, where references are not found any more.
    const footnotes = state.hasFootnotes ? footnotesIn(node) : [];
    slots.push(node.type === 'list' ? buildList(state, node, depth + 1) : buildTable(state, node, depth + 1));
    parent.children[index] = { type: 'slot', slot: state.slot, index: slots.length - 1, footnotes };
  }
  return slots;
}

/** What may hold lists and tables, but for lists. */
type Container = Root | Blockquote | FootnoteDefinition;

/** Builds a list at a nesting depth, from 1, and adds its links to the note. */
function buildList(state: NoteState, list: List, depth: number): Block {
  return {
    type: 'list',
    ordered: list.ordered === true,
    start: list.start ?? 1,
    items: list.children.map((item) => buildItem(state, item, depth)),
  };
}

function buildItem(state: NoteState, item: ListItem, depth: number): Item {
  const [first] = item.children;
  const others = item.children.length > 1 ? item.children.slice(1) : NONE;
  const checked = item.checked ?? null;
  if (first?.type !== 'paragraph') {
    return { kind: 'note', checked, link: null, html: '', blocks: buildBlocks(state, item.children, depth) };
  }
  const parts = splitItem(first.children);
  if (parts === null) {
    const html = renderPhrase(state, first.children).html;
    const kind = plainKind(item, first.children);
    return { kind, checked, link: null, html, blocks: buildBlocks(state, others, depth) };
  }
  const { link, html } = buildEntry(state, parts, { item: spanOf(item), depth });
  return { kind: isQuote(link) ? 'quote' : 'link', checked, link, html, blocks: buildBlocks(state, others, depth) };
}

/** The kind of an item that no outside link leads. */
function plainKind(item: ListItem, nodes: readonly PhrasingContent[]): ItemKind {
  const lead = nodes.find((node) => !isBlank(node) && node.type !== 'image');
  if (lead?.type !== 'link') return 'note';
  if (lead.url.startsWith('#')) return hasOutsideLink(item) ? 'note' : 'navigation';
  return checkAddress(lead.url).type === 'inside' ? 'reference' : 'note';
}

function hasOutsideLink(item: ListItem): boolean {
  let found = false;
  visit(item, 'link', (link) => {
    found ||= checkAddress(link.url).type === 'outside';
  });
  return found;
}

/** Builds what stands below an item's first line: nested lists and tables as such, the rest as prose. */
function buildBlocks(
  state: NoteState,
  nodes: readonly (BlockContent | DefinitionContent)[],
  depth: number,
): readonly Block[] {
  if (nodes.length === 0) return NONE;
  const blocks: Block[] = [];
  let prose: (BlockContent | DefinitionContent)[] = [];
  const flush = () => {
    if (prose.length > 0) blocks.push(buildFlow(state, prose, depth).block);
    prose = [];
  };
  for (const node of nodes) {
    const isTable = node.type === 'table' && isLinkTable(node);
    if (node.type !== 'list' && !isTable) {
      prose.push(node);
      continue;
    }
    flush();
    blocks.push(node.type === 'list' ? buildList(state, node, depth + 1) : buildTable(state, node, depth + 1));
  }
  flush();
  return blocks;
}
