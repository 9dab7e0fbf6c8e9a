import { describe, expect, it } from 'vitest';
import { addressWord } from '../../../src/core/search/address-word.ts';
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

  it('is filed under a word that no other query asks for', () => {
    expect(addressWord('example.org/a/b')).toMatch(/^zz[a-z0-9]{3}$/);
    expect(addressWord('example.org/a/b')).not.toBe(addressWord('example.org/a/c'));
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
