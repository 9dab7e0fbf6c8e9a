import { hostOf } from '../model/address.ts';
import type { Companion, Link } from '../model/link.ts';
import type { Block, Item, Note, TableRow } from '../model/note.ts';
import type { Settings } from '../schema/settings.ts';
import { anchorOpen } from './anchor.ts';
import { escapeHtml } from './html.ts';

type BlockOf<Type extends Block['type']> = Block & { type: Type };

/** Returns the HTML of a note below its title. */
export function renderBody(note: Note, settings: Settings): string {
  return renderBlock(note.body, settings);
}

/** Returns links as rows without ids, for lists outside of their note's page. */
export function renderLinkRows(links: readonly Link[], settings: Settings): string {
  return links.map((link) => `<li class="row">${renderRow(link, settings)}</li>`).join('\n');
}

function renderBlock(block: Block, settings: Settings): string {
  switch (block.type) {
    case 'flow':
      return renderFlow(block, settings);
    case 'list':
      return renderList(block, settings);
    case 'table':
      return renderTable(block, settings);
  }
}

function renderFlow({ html, slot, slots }: BlockOf<'flow'>, settings: Settings): string {
  if (slots.length === 0) return html;
  return html.replace(new RegExp(`<${slot} n="(\\d+)"></${slot}>`, 'g'), (_, index) => {
    const block = slots[Number(index)];
    return block ? renderBlock(block, settings) : '';
  });
}

function renderList({ ordered, start, items }: BlockOf<'list'>, settings: Settings): string {
  const name = ordered ? 'ol' : 'ul';
  const isLinks = items.some((item) => item.link !== null);
  const begin = ordered && start !== 1 ? ` start="${start}"` : '';
  const rows = items.map((item) => renderItem(item, settings)).join('\n');
  return `<${name}${isLinks ? ' class="links"' : ''}${begin}>\n${rows}\n</${name}>`;
}

function renderItem({ kind, checked, link, html, blocks }: Item, settings: Settings): string {
  const below = blocks.map((block) => `\n${renderBlock(block, settings)}`).join('');
  const task =
    checked === null
      ? ''
      : `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${checked ? 'Done' : 'Open'}"> `;
  if (link === null) return `<li class="item${kind === 'note' ? '' : ` ${kind}`}">${task}${html}${below}</li>`;
  const beside = html === '' ? '' : ` <span class="row-badges">${html}</span>`;
  const name = kind === 'quote' ? 'row quote' : 'row';
  return `<li class="${name}"${rowAttributes(link)}>${task}${renderRow(link, settings)}${beside}${below}</li>`;
}

function renderTable({ header, align, rows }: BlockOf<'table'>, settings: Settings): string {
  const alignOf = (column: number) => (align[column] ? ` align="${align[column]}"` : '');
  const head = header.map((cell, column) => `<th${alignOf(column)}>${cell}</th>`).join('');
  const body = rows.map((row) => renderTableRow(row, alignOf, settings)).join('\n');
  return `<div class="table"><table class="links">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

function renderTableRow(row: TableRow, alignOf: (column: number) => string, settings: Settings): string {
  const { link } = row;
  const cells = row.cells.map((html, column) => {
    const content = link !== null && column === row.leading ? leadingCell(row, link, settings) : html;
    return `<td${alignOf(column)}>${content}</td>`;
  });
  return `<tr${link === null ? '' : ` class="row"${rowAttributes(link)}`}>${cells.join('')}</tr>`;
}

function leadingCell(row: TableRow, link: Link, settings: Settings): string {
  return `${row.html === '' ? '' : `${row.html} `}${renderRow(link, settings)}`;
}

function rowAttributes(link: Link): string {
  return ` id="l-${link.id}" data-link-id="${link.id}" data-kind="${link.kind}"`;
}

/** The parts of a link in the order that the author gave them, each in an element of its own. */
function renderRow(link: Link, settings: Settings): string {
  const parts = [
    `${anchorOpen(settings, link.url, ' class="row-title"')}<bdi>${link.title.html}</bdi></a>`,
    `<span class="row-host">${escapeHtml(hostOf(link.url))}</span>`,
  ];
  if (link.description !== null) parts.push(`<span class="row-text">${link.description.html}</span>`);
  if (link.companions.length > 0) {
    const companions = link.companions.map((companion) => renderCompanion(companion, settings)).join(' ');
    parts.push(`<span class="row-companions">${companions}</span>`);
  }
  for (const tag of link.tags) parts.push(`<code class="row-tag">${escapeHtml(tag)}</code>`);
  return parts.join(' ');
}

function renderCompanion({ label, type, url }: Companion, settings: Settings): string {
  return `${anchorOpen(settings, url, ` class="companion" data-type="${type}"`)}${escapeHtml(label)}</a>`;
}
