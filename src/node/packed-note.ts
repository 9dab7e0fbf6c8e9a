import type { Link } from '../core/model/link.ts';
import type { Block, Heading, Item, ItemKind, Note, TableRow } from '../core/model/note.ts';
import type { Packer, Unpacker } from './byte-packer.ts';
import { packLinks, unpackLinks } from './packed-link.ts';
import {
  packList,
  packOneOf,
  packOptional,
  packRich,
  packSpan,
  unpackList,
  unpackOneOf,
  unpackOptional,
  unpackRich,
  unpackSpan,
} from './packed-values.ts';

const BLOCKS = ['flow', 'list', 'table'] as const satisfies readonly Block['type'][];
const ITEMS = ['link', 'quote', 'reference', 'navigation', 'note'] as const satisfies readonly ItemKind[];
const CHECKED = [null, false, true] as const;
const ALIGNS = [null, 'left', 'right', 'center'] as const;
const DIRECTIONS = [null, 'ltr', 'rtl'] as const;

/** Writes all of a note but what is known of it without it. */
export function packNote(to: Packer, note: Note): void {
  packLinks(to, note.links);
  to.text(note.title);
  packRich(to, note.heading);
  packOptional(to, note.headingId, (id) => to.text(id));
  packLinkOf(to, note.homepage);
  to.text(note.description);
  to.text(note.introduction);
  packList(to, note.headings, (heading) => packHeading(to, heading));
  packBlock(to, note.body);
  packList(to, note.addresses, (address) => to.text(address));
  packOneOf(to, DIRECTIONS, note.direction);
}

/** What is known of a note without unpacking it. */
export type KnownOfNote = Pick<Note, 'path' | 'frontmatter' | 'anchors' | 'references'>;

/** Reads a note. Throws when the bytes are not those of a note. */
export function unpackNote(from: Unpacker, { path, frontmatter, anchors, references }: KnownOfNote): Note {
  const links = unpackLinks(from, path);
  return {
    path,
    frontmatter,
    title: from.text(),
    heading: unpackRich(from),
    headingId: unpackOptional(from, from.text),
    homepage: unpackLinkOf(from, links),
    description: from.text(),
    introduction: from.text(),
    headings: unpackList(from, () => unpackHeading(from)),
    anchors,
    body: unpackBlock(from, links),
    links,
    references,
    addresses: unpackList(from, from.text),
    direction: unpackOneOf(from, DIRECTIONS),
  };
}

/** A link of the note by its position. */
function packLinkOf(to: Packer, link: Link | null): void {
  to.number(link === null ? -1 : link.order);
}

function unpackLinkOf(from: Unpacker, links: readonly Link[]): Link | null {
  const order = from.number();
  return order < 0 ? null : (links[order] ?? fail());
}

function packHeading(to: Packer, { depth, text, id, entries, span }: Heading): void {
  to.number(depth);
  to.text(text, span.start + depth + 1);
  to.text(id);
  to.number(entries);
  packSpan(to, span);
}

function unpackHeading(from: Unpacker): Heading {
  return { depth: from.number(), text: from.text(), id: from.text(), entries: from.number(), span: unpackSpan(from) };
}

function packBlock(to: Packer, block: Block): void {
  packOneOf(to, BLOCKS, block.type);
  if (block.type === 'flow') {
    to.text(block.html);
    to.text(block.slot);
    packList(to, block.slots, (slot) => packBlock(to, slot));
  } else if (block.type === 'list') {
    to.number(block.ordered ? 1 : 0);
    to.number(block.start);
    packList(to, block.items, (item) => packItem(to, item));
  } else {
    packList(to, block.header, (cell) => to.text(cell));
    packList(to, block.align, (align) => packOneOf(to, ALIGNS, align));
    packList(to, block.rows, (row) => packRow(to, row));
  }
}

function unpackBlock(from: Unpacker, links: readonly Link[]): Block {
  const type = unpackOneOf(from, BLOCKS);
  if (type === 'flow') {
    const [html, slot] = [from.text(), from.text()];
    return { type, html, slot, slots: unpackList(from, () => unpackBlock(from, links)) };
  }
  if (type === 'list') {
    const ordered = from.number() === 1;
    return { type, ordered, start: from.number(), items: unpackList(from, () => unpackItem(from, links)) };
  }
  const header = unpackList(from, from.text);
  const align = unpackList(from, () => unpackOneOf(from, ALIGNS));
  return { type, header, align, rows: unpackList(from, () => unpackRow(from, links)) };
}

function packItem(to: Packer, { kind, checked, link, html, blocks }: Item): void {
  packOneOf(to, ITEMS, kind);
  packOneOf(to, CHECKED, checked);
  packLinkOf(to, link);
  to.text(html);
  packList(to, blocks, (block) => packBlock(to, block));
}

function unpackItem(from: Unpacker, links: readonly Link[]): Item {
  const kind = unpackOneOf(from, ITEMS);
  const checked = unpackOneOf(from, CHECKED);
  const link = unpackLinkOf(from, links);
  return { kind, checked, link, html: from.text(), blocks: unpackList(from, () => unpackBlock(from, links)) };
}

function packRow(to: Packer, { link, leading, html, cells }: TableRow): void {
  packLinkOf(to, link);
  to.text(html);
  to.number(leading);
  packList(to, cells, (cell) => to.text(cell));
}

function unpackRow(from: Unpacker, links: readonly Link[]): TableRow {
  const link = unpackLinkOf(from, links);
  return { link, html: from.text(), leading: from.number(), cells: unpackList(from, from.text) };
}

function fail(): never {
  throw new Error('Unexpected number of a packed link');
}
