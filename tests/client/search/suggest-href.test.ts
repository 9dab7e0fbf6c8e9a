import { expect, it } from 'vitest';
import { suggestHref } from '../../../src/client/search/suggest-href.ts';
import { parseQuery } from '../../../src/core/search/query.ts';

function filled(typed: string) {
  const { pathname, searchParams } = new URL(suggestHref('/kb/', parseQuery(typed)), 'https://links.example');
  return { pathname, ...Object.fromEntries(searchParams) };
}

it.each([
  ['https://example.org/a?b=1&c=2#d', 'https://example.org/a?b=1&c=2#d'],
  ['example.org/a', 'https://example.org/a'],
])('suggests the address %s', (typed, address) => {
  expect(filled(typed)).toEqual({ pathname: '/kb/suggest/', address });
});

it('takes words for a title', () => {
  expect(filled('fast & {body} $& parser')).toEqual({ pathname: '/kb/suggest/', title: 'fast & {body} $& parser' });
});
