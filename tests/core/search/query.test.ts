import { describe, expect, it } from 'vitest';
import { indexWords, parseQuery } from '../../../src/core/search/query.ts';

describe('an address', () => {
  it.each([
    'https://example.org/a/b',
    'http://www.example.org/a/b/',
    'example.org/a/b?utm_source=x',
    '  https://EXAMPLE.org/a/b  ',
  ])('is told in %j', (typed) => {
    expect(parseQuery(typed).address).toBe('example.org/a/b');
  });

  it.each(['example.org', 'next.js', 'a/b testing', 'either/or', 'https://', 'node.js vs deno/bun'])(
    'is not told in %j',
    (typed) => {
      expect(parseQuery(typed).address).toBeNull();
    },
  );

  it('is told by `www.`, which is no word of the index', () => {
    expect(parseQuery('www.example.org')).toMatchObject({ address: 'example.org', words: ['example', 'org'] });
  });

  it('has words too, for when it is not listed', () => {
    expect(parseQuery('https://example.org/some-page').words).toEqual(['example', 'org', 'some', 'page']);
  });
});

it('keeps what was typed, with single spaces', () => {
  expect(parseQuery(' Rust \n parser ').text).toBe('Rust parser');
});

it.each([
  ['vitamin c', ['vitamin']],
  ['c', ['c']],
  ['c++ r', ['c', 'r']],
])('asks the index for %j by words that it has', (typed, words) => {
  expect(indexWords(parseQuery(typed))).toEqual(words);
});

it.each([
  ['"exact phrase"', [['exact', 'phrase']]],
  ['"全文検索"', [['全文', '文検', '検索']]],
  ['"Rust と書く"', [['rust', 'と書', '書く']]],
])('cuts the phrase %s into words as the index does', (typed, phrases) => {
  expect(parseQuery(typed).phrases).toEqual(phrases);
});
