import { expect, it } from 'vitest';
import { applyEdits, overlap, type TextEdit } from '../../../src/core/model/edit.ts';

const edit = (start: number, end: number, text = ''): TextEdit => ({ start, end, text });

it.each([
  ['nothing', [], 'one two'],
  ['an insertion', [edit(3, 3, '!')], 'one! two'],
  ['a removal', [edit(0, 4)], 'two'],
  ['several, in any order', [edit(4, 7, '2'), edit(0, 3, '1')], '1 2'],
  ['one at the end', [edit(7, 7, '.')], 'one two.'],
] as const)('applyEdits makes %s', (_, edits, expected) => {
  expect(applyEdits('one two', edits)).toBe(expected);
});

it('applyEdits leaves line ends and characters of two units as they are', () => {
  expect(applyEdits('a\r\n🌿b\r\n', [edit(5, 6, 'c')])).toBe('a\r\n🌿c\r\n');
});

it.each([
  ['overlap', [edit(0, 3), edit(2, 4)]],
  ['end before they begin', [edit(3, 2)]],
  ['lie beyond the text', [edit(6, 8)]],
])('applyEdits refuses edits that %s', (_, edits) => {
  expect(() => applyEdits('one two', edits)).toThrow(RangeError);
});

it.each([
  ['the same characters', edit(0, 3), edit(2, 4), true],
  ['neighbours', edit(0, 3), edit(3, 4), false],
  ['an insertion inside', edit(0, 3), edit(2, 2), true],
  ['an insertion at the edge', edit(0, 3), edit(3, 3), true],
  ['two insertions at one place', edit(3, 3), edit(3, 3), true],
  ['two insertions', edit(3, 3), edit(4, 4), false],
])('overlap knows %s', (_, a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
  expect(overlap(b, a)).toBe(expected);
});
