import { describe, expect, it } from 'vitest';
import { guessHeight } from '../../../src/core/markdown/row-height.ts';
import type { Item } from '../../../src/core/model/note.ts';
import { parse } from './parse.ts';

const itemOf = (text: string): Item => {
  const { body } = parse(`${text}\n`).note;
  const list = body.type === 'flow' ? body.slots[0] : body;
  if (list?.type !== 'list' || list.items[0] === undefined) throw new Error('no list');
  return list.items[0];
};

describe('guessHeight', () => {
  it.each<[string, string, number, number]>([
    ['a title with its host', '- [Title](https://example.org/)', 1, 1],
    ['a description of one line on a wide screen', `- [Title](https://example.org/) - ${'word '.repeat(9)}end.`, 1, 2],
    ['one of two lines', `- [Title](https://example.org/) - ${'word '.repeat(20)}end.`, 2, 4],
    ['labels', `- [Title](https://example.org/)${' ([Label](https://example.org/x))'.repeat(12)}`, 2, 4],
    ['an item without a link of its own', `- ${'word '.repeat(10)}**end**`, 1, 2],
  ])('counts the lines of %s', (_, text, wide, narrow) => {
    const height = (lines: number) => 0.375 + 1.5 * lines;
    expect(guessHeight(itemOf(text))).toEqual({ wide: height(wide), narrow: height(narrow) });
  });
});
