import { hostOf } from '../model/address.ts';
import type { Companion, Link } from '../model/link.ts';
import type { Block, Item, Note, TableRow } from '../model/note.ts';
import type { Settings } from '../schema/settings.ts';
import { anchorOpen } from './anchor.ts';
import { placeFilter } from './filter-place.ts';
import { escapeHtml } from './html.ts';
import { isQuote } from './quote.ts';
import { guessHeight } from './row-height.ts';
import { seamOf } from './seams.ts';

type BlockOf<Type extends Block['type']> = Block & { type: Type };

/** What is inside the rows of links, for those that were rendered already. */
export type RenderedRows = Map<Link, string>;

/** What is wanted of a note beside its HTML. */
interface BodyOptions {
  /** Is filled with what link lists show of the note too. */
  readonly rows?: RenderedRows | null;
  /** Tells of a link's id whether its row ends with a seam. */
  readonly hasSeam?: (id: string) => boolean;
}

interface Context {
  readonly settings: Settings;
  readonly rows: RenderedRows | null;
  readonly hasSeam: (id: string) => boolean;
  /** Items of lists that stand before the place that has been reached, and how high they are likely to be, in rem. */
  items: number;
  wide: number;
  narrow: number;
  /** Items around it. */
  depth: number;
}

/**
 * So many items the first window may show, and so many stand together. A longer list is written as several, and those behind
 * the first window tell how high they are likely to be: each is a box that a browser need not look into until it comes near.
 */
const TOGETHER = 32;

/** Returns the HTML of a note below its title. */
export function renderBody(note: Note, settings: Settings, options?: BodyOptions): string {
  return renderPieces(note, settings, options).join('');
}

/** The same in pieces: the whole text of a long note would be put together only to be taken apart. */
export function renderPieces(
  note: Note,
  settings: Settings,
  { rows = null, hasSeam = () => false }: BodyOptions = {},
): readonly string[] {
  const pieces: string[] = [];
  addBlock(placeFilter(note), { settings, rows, hasSeam, items: 0, wide: 0, narrow: 0, depth: 0 }, pieces);
  return pieces;
}

/** Returns a link as a row without an id, for lists outside of its note's page, in pieces. */
export function renderListRow(link: Link, settings: Settings, rows: RenderedRows | null = null): readonly string[] {
  const name = isQuote(link) ? 'row quote' : 'row';
  const content = rows?.get(link) ?? renderRow(link, settings, null);
  return [`<li class="${name}" data-kind="${link.kind}">`, content, '</li>\n'];
}

function renderBlock(block: Block, context: Context): string {
  const pieces: string[] = [];
  addBlock(block, context, pieces);
  return pieces.join('');
}

function addBlock(block: Block, context: Context, pieces: string[]): void {
  switch (block.type) {
    case 'flow':
      addFlow(block, context, pieces);
      break;
    case 'list':
      addList(block, context, pieces);
      break;
    case 'table':
      pieces.push(renderTable(block, context));
  }
}

function addFlow({ html, slot, slots }: BlockOf<'flow'>, context: Context, pieces: string[]): void {
  let from = 0;
  const places = html.includes(`<${slot} `) ? html.matchAll(new RegExp(`<${slot} n="(\\d+)"></${slot}>`, 'g')) : [];
  for (const { 0: place, 1: number, index } of places) {
    pieces.push(html.slice(from, index));
    const block = slots[Number(number)];
    if (block) addBlock(block, context, pieces);
    from = index + place.length;
  }
  pieces.push(html.slice(from));
}

function addList({ ordered, start, items }: BlockOf<'list'>, context: Context, pieces: string[]): void {
  const name = ordered ? 'ol' : 'ul';
  const isLinks = items.some((item) => item.link !== null);
  const isParted = isLinks && context.depth === 0;
  const together = isParted ? TOGETHER : Math.max(1, items.length);
  for (let from = 0; from === 0 || from < items.length; from += together) {
    const before = { ...context };
    const part = items.slice(from, from + together);
    const rows = part.map((item) => renderItem(item, context)).join('\n');
    const classes = isLinks ? ` class="links${from === 0 ? '' : ' further'}"` : '';
    const height = isParted ? heightBetween(before, context) : '';
    const begin = ordered ? startAttribute((start ?? 1) + from) : '';
    pieces.push(`${from === 0 ? '' : '\n'}<${name}${classes}${height}${begin}>\n`, rows, `\n</${name}>`);
  }
}

/** Tells how high a list is likely to be; nothing of one in the first window. */
function heightBetween(before: Context, after: Context): string {
  if (before.items < TOGETHER) return '';
  const [wide, narrow] = [after.wide - before.wide, after.narrow - before.narrow];
  return ` data-wide="${Math.round(wide)}" data-narrow="${Math.round(narrow)}"`;
}

function startAttribute(number: number): string {
  return number === 1 ? '' : ` start="${number}"`;
}

function renderItem(item: Item, context: Context): string {
  const { kind, checked, link, html, blocks } = item;
  const { wide, narrow } = guessHeight(item);
  context.items++;
  context.wide += wide;
  context.narrow += narrow;
  context.depth++;
  const below = blocks.map((block) => `\n${renderBlock(block, context)}`).join('');
  context.depth--;
  const task =
    checked === null
      ? ''
      : `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${checked ? 'Done' : 'Open'}"> `;
  if (link === null) return `<li class="item${kind === 'note' ? '' : ` ${kind}`}">${task}${html}${below}</li>`;
  const beside = html === '' ? '' : ` <span class="row-badges">${html}</span>`;
  return `<li${rowAttributes(link, kind === 'quote' ? 'row quote' : 'row')}>${task}${renderRow(link, context.settings, context.rows)}${beside}${seam(link, context)}${below}</li>`;
}

function renderTable({ header, align, rows }: BlockOf<'table'>, context: Context): string {
  const alignOf = (column: number) => (align[column] ? ` align="${align[column]}"` : '');
  const head = header.map((cell, column) => `<th${alignOf(column)}>${cell}</th>`).join('');
  const body = rows.map((row) => renderTableRow(row, alignOf, context)).join('\n');
  return `<div class="table"><table class="links">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

function renderTableRow(row: TableRow, alignOf: (column: number) => string, context: Context): string {
  const { link } = row;
  const cells = row.cells.map((html, column) => {
    const content = link !== null && column === row.leading ? leadingCell(row, link, context) : html;
    return `<td${alignOf(column)}>${content}</td>`;
  });
  return `<tr${link === null ? '' : rowAttributes(link, 'row')}>${cells.join('')}</tr>`;
}

function leadingCell(row: TableRow, link: Link, context: Context): string {
  return `${row.html === '' ? '' : `${row.html} `}${renderRow(link, context.settings, context.rows)}${seam(link, context)}`;
}

function seam({ id }: Link, { hasSeam }: Context): string {
  return hasSeam(id) ? seamOf(id) : '';
}

/** What differs in each row stands first: with the rest and the link behind it, thousands of rows compress best. */
function rowAttributes(link: Link, name: string): string {
  return ` data-link-id="${link.id}" id="l-${link.id}" class="${name}" data-kind="${link.kind}"`;
}

/**
 * The parts of a link in the order that the author gave them. Its description is the text of the row itself, and styles keep
 * directions apart: a page has thousands of rows, and elements are what takes a browser long to read.
 */
function renderRow(link: Link, settings: Settings, rows: RenderedRows | null): string {
  let html = `${anchorOpen(settings, link.url, ' class="row-title"')}${link.title.html}</a> <small>${escapeHtml(hostOf(link.url))}</small>`;
  if (link.description !== null) html += ` ${link.description.html}`;
  for (const companion of link.companions) html += ` ${renderCompanion(companion, settings)}`;
  for (const tag of link.tags) html += ` <code class="row-tag">${escapeHtml(tag)}</code>`;
  rows?.set(link, html);
  return html;
}

function renderCompanion({ label, type, url }: Companion, settings: Settings): string {
  return `${anchorOpen(settings, url, ` class="companion" data-type="${type}"`)}${escapeHtml(label)}</a>`;
}
