import { describe, expect, it } from 'vitest';
import { createTextTable } from '../../../src/core/model/text-table.ts';

/** Many texts, some of them equal. */
function someTexts(): string[] {
  return Array.from({ length: 5000 }, (_, index) => `text ${(index * 7919) % 3001}`);
}

describe('a table of texts', () => {
  it('gives each text a number, in their order, and the same text the same one', () => {
    const table = createTextTable();
    const numbers = new Map<string, number>();
    for (const text of someTexts()) {
      const expected = numbers.get(text) ?? numbers.size;
      numbers.set(text, expected);
      expect(table.numberOf(text)).toBe(expected);
    }
    expect(table.texts).toEqual([...numbers.keys()]);
  });

  it('finds what was added and nothing else', () => {
    const table = createTextTable();
    for (const text of someTexts()) table.numberOf(text);
    expect(table.find('text 1')).toBe(table.texts.indexOf('text 1'));
    for (const text of ['text 3001', 'text', '', 'Text 1', 'text 1 ']) expect(table.find(text)).toBe(-1);
    expect(table.texts).not.toContain('text 3001');
  });

  it('takes a piece of a text for the same text', () => {
    const table = createTextTable();
    const all = someTexts().join('|');
    let at = 0;
    for (const text of someTexts()) {
      const number = table.numberOfPiece(all, at, at + text.length);
      expect(table.texts[number]).toBe(text);
      expect(table.numberOf(text)).toBe(number);
      at += text.length + 1;
    }
    expect(table.numberOfPiece('context', 3, 7)).toBe(table.numberOf('text'));
  });

  it.each(['', 'a', 'ä', '日本', '\u{1F600}', '\ud800'])('takes any text (%j)', (text) => {
    const table = createTextTable();
    expect(table.find(text)).toBe(-1);
    expect(table.numberOfPiece(`-${text}-`, 1, 1 + text.length)).toBe(0);
    expect(table.numberOf(text)).toBe(0);
    expect(table.find(`${text}-`)).toBe(-1);
  });
});
