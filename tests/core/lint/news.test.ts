import { expect, it } from 'vitest';
import { findNews, sortByChange } from '../../../src/core/lint/news.ts';
import type { Message } from '../../../src/core/model/message.ts';

const message = (line: number, more: Partial<Message> = {}): Message => ({
  file: 'a.md',
  line,
  column: 3,
  endLine: line,
  endColumn: 9,
  severity: 'error',
  rule: 'unknown-scheme',
  message: 'x',
  ...more,
});

const changed = (...lines: number[]) => new Map([['a.md', { lines: new Set(lines), isMoved: false }]]);
const touched = (given: Message, changes: Parameters<typeof sortByChange>[1]) =>
  sortByChange([given], changes).touched.length === 1;

it.each([
  ['on a changed line', message(4), changed(4), true],
  ['on another line', message(4), changed(3, 5), false],
  ['in another file', message(4, { file: 'b.md' }), changed(4), false],
  ['that reaches into a changed line', message(4, { endLine: 6 }), changed(6), true],
  ['in a new file', message(4), new Map([['a.md', { lines: null, isMoved: true }]]), true],
  ['of a whole file that was changed', message(1, { column: 1, endColumn: 1 }), changed(7), false],
  [
    'of a whole file that was moved',
    message(1, { column: 1, endColumn: 1 }),
    new Map([['a.md', { lines: new Set<number>(), isMoved: true }]]),
    true,
  ],
] as const)('a message %s', (_, given, changes, expected) => {
  expect(touched(given, changes)).toBe(expected);
});

it('looks elsewhere for what asks for something, and does not hang on other places', () => {
  const given = [
    message(1),
    message(2, { severity: 'warning', rule: 'duplicate-link' }),
    message(3, { severity: 'notice' }),
    message(4, { severity: 'warning', rule: 'insecure-address' }),
    message(5, { severity: 'warning', rule: 'description-end' }),
  ];
  expect(sortByChange(given, new Map()).elsewhere.map(({ line }) => line)).toEqual([1, 2]);
});

it('findNews knows what was there, as often as it was, wherever lines and files have gone', () => {
  const before = [message(4, { file: 'old.md' }), message(9, { file: 'old.md' })];
  const now = [message(1), message(2), message(3), message(4, { message: 'y' })];
  expect(findNews(now, before, new Map([['old.md', 'a.md']])).map(({ line }) => line)).toEqual([3, 4]);
  expect(findNews(now, before, new Map())).toEqual(now);
});
