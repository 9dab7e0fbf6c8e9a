import { expect, it } from 'vitest';
import { stem, stemKey } from '../../../src/core/search/stem.ts';

const WORDS = [
  'parsers',
  'parsing',
  'ties',
  'nations',
  'es',
  's',
  '',
  'x1',
  'wikis',
  'plugged',
  'ключами',
  '東京s',
  '😀ing',
];

it.each(WORDS)('%s and its stem have one key', (word) => {
  expect(stemKey(stem(word))).toBe(stemKey(word));
});

it('tells most other words by their key', () => {
  const words = ['parser', 'pasture', 'carp', 'no', 'on', 'tie', 'eit'];
  expect(new Set(words.map(stemKey)).size).toBe(words.length);
});
