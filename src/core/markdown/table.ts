import type { PhrasingContent, Table, TableRow as TableRowNode } from 'mdast';
import { checkAddress } from '../model/address.ts';
import type { Block, TableRow } from '../model/note.ts';
import { buildEntry } from './entry.ts';
import { type ItemParts, splitItem } from './item-parts.ts';
import { plainText, spanOf } from './nodes.ts';
import { renderPhrase } from './phrase.ts';
import type { NoteState } from './state.ts';

/** Whether a row of the table is led by an outside link. Such a table is a list of links; any other is prose. */
export function isLinkTable(table: Table): boolean {
  return table.children.slice(1).some((row) => leadingCell(row) !== null);
}

/** Builds a link table: the first outside link of a row leads it, the other cells are its fields. */
export function buildTable(state: NoteState, table: Table, depth: number): Block {
  const [header, ...rows] = table.children;
  const names = header?.children.map((cell) => plainText(cell.children, true)) ?? [];
  return {
    type: 'table',
    header: header?.children.map((cell) => renderPhrase(state, cell.children).html) ?? [],
    align: table.align ?? [],
    rows: rows.map((row) => buildRow(state, row, names, depth)),
  };
}

/** The first cell that an outside link leads, with the parts of that cell. */
function leadingCell(row: TableRowNode): { index: number; parts: ItemParts } | null {
  for (const [index, cell] of row.children.entries()) {
    const parts = splitItem(cell.children) ?? splitAtLink(cell.children);
    if (parts !== null) return { index, parts };
  }
  return null;
}

/** The parts of a cell whose first link stands behind other text. */
function splitAtLink(nodes: readonly PhrasingContent[]): ItemParts | null {
  const at = nodes.findIndex((node) => node.type === 'link' && checkAddress(node.url).type === 'outside');
  const parts = at < 0 ? null : splitItem(nodes.slice(at));
  return parts && { ...parts, before: [...nodes.slice(0, at), ...parts.before] };
}

function buildRow(state: NoteState, row: TableRowNode, names: readonly string[], depth: number): TableRow {
  const leading = leadingCell(row);
  if (leading === null) {
    return {
      link: null,
      html: '',
      leading: -1,
      cells: row.children.map((cell) => renderPhrase(state, cell.children).html),
    };
  }
  const at = state.links.length;
  const cells = row.children.map((cell, index) =>
    index === leading.index ? { text: '', html: '' } : renderPhrase(state, cell.children),
  );
  const mentions = state.links.splice(at);
  const fields = cells.flatMap((value, index) =>
    index === leading.index || value.text === '' ? [] : [{ name: names[index] ?? '', value }],
  );
  const { link, html } = buildEntry(state, leading.parts, { item: spanOf(row), depth, fields });
  for (const mention of mentions) state.links.push(mention);
  return { link, html, leading: leading.index, cells: cells.map((cell) => cell.html) };
}
