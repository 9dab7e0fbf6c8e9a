import type { Block, Note } from '../model/note.ts';

/** Returns the line of each row of a note, from 1, in the order in which `renderBody` shows the rows. */
export function collectRowLines(note: Note): number[] {
  const lines: number[] = [];
  addLines(note.body, lines);
  return lines;
}

function addLines(block: Block, lines: number[]): void {
  switch (block.type) {
    case 'flow':
      for (const inner of shownSlots(block)) addLines(inner, lines);
      return;
    case 'list':
      for (const { link, blocks } of block.items) {
        if (link !== null) lines.push(link.line);
        for (const inner of blocks) addLines(inner, lines);
      }
      return;
    case 'table':
      for (const { link } of block.rows) if (link !== null) lines.push(link.line);
  }
}

/** Returns the number of rows in a block. */
export function countRows(block: Block): number {
  switch (block.type) {
    case 'flow':
      return sum(block.slots.map(countRows));
    case 'list':
      return sum(block.items.map(({ link, blocks }) => (link === null ? 0 : 1) + sum(blocks.map(countRows))));
    case 'table':
      return block.rows.filter(({ link }) => link !== null).length;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Lists of footnotes are shown at the end, wherever they are written. */
function shownSlots({ html, slot, slots }: Block & { type: 'flow' }): readonly Block[] {
  if (slots.length < 2) return slots;
  const shown = html.matchAll(new RegExp(`<${slot} n="(\\d+)">`, 'g'));
  return Array.from(shown, ([, index]) => slots[Number(index)]).filter((block) => block !== undefined);
}
