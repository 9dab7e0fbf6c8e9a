import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINK_KINDS } from '../../../src/core/model/link.ts';
import {
  addToParams,
  type Facets,
  formatYears,
  HAS_FACETS,
  hasFacets,
  mergeFacets,
  NO_FACETS,
  readFromParams,
  readHost,
  readYears,
} from '../../../src/core/search/facets.ts';

const years = fc.option(
  fc
    .tuple(fc.option(fc.integer({ min: 1000, max: 2999 })), fc.option(fc.integer({ min: 1000, max: 2999 })))
    .filter(([from, to]) => (from !== null || to !== null) && (from ?? 0) <= (to ?? 9999))
    .map(([from, to]) => ({ from, to })),
);

const facets: fc.Arbitrary<Facets> = fc.record({
  categories: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
  kinds: fc.uniqueArray(fc.constantFrom(...LINK_KINDS)),
  has: fc.uniqueArray(fc.constantFrom(...HAS_FACETS)),
  hosts: fc.uniqueArray(fc.constantFrom('arxiv.org', 'a.example.org', 'b.example.org')),
  years,
});

describe('facets in an address', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(facets, (written) => {
        const params = new URLSearchParams('q=words&in=old&year=1999&unknown=1');
        addToParams(params, written);
        expect(readFromParams(new URLSearchParams(params.toString()))).toEqual(written);
        expect(params.get('q')).toBe('words');
        expect(params.get('unknown')).toBe('1');
      }),
    );
  });

  it.each([
    'kind=nonsense&has=wings&host=here&year=soon',
    'kind=__proto__&has=constructor&year=..&host=',
    'in=&kind=&has=&year=12',
  ])('are none in %j', (text) => {
    expect(readFromParams(new URLSearchParams(text))).toEqual(NO_FACETS);
  });

  it('count once', () => {
    expect(readFromParams(new URLSearchParams('kind=book&kind=book')).kinds).toEqual(['book']);
  });
});

describe('years', () => {
  it.each([
    ['2021', { from: 2021, to: 2021 }],
    ['2021..', { from: 2021, to: null }],
    ['..2019', { from: null, to: 2019 }],
    ['2018..2020', { from: 2018, to: 2020 }],
    ['2018...2020', { from: 2018, to: 2020 }],
    ['2020..2018', { from: 2018, to: 2020 }],
  ])('are read in %j', (text, range) => {
    expect(readYears(text)).toEqual(range);
  });

  it.each(['', '..', '21', '20211', '2021.', '2018-2020', 'last', '2021..x'])('are not read in %j', (text) => {
    expect(readYears(text)).toBeNull();
  });

  it.each(['2021', '2021..', '..2019', '2018..2020'])('are written as %j', (text) => {
    expect(formatYears(readYears(text) ?? { from: null, to: null })).toBe(text);
  });
});

it.each([
  ['arxiv.org', 'arxiv.org'],
  ['https://www.Example.org/a?b', 'example.org'],
  ['www.example.org:8080', 'example.org'],
  ['localhost', null],
  ['a b.org', null],
])('reads the host %j', (text, host) => {
  expect(readHost(text)).toBe(host);
});

it('tells whether any facet is set', () => {
  expect(hasFacets(NO_FACETS)).toBe(false);
  expect(hasFacets({ ...NO_FACETS, hosts: ['example.org'] })).toBe(true);
  expect(hasFacets({ ...NO_FACETS, years: { from: null, to: 2020 } })).toBe(true);
});

it('merges what two places ask for', () => {
  const first: Facets = { ...NO_FACETS, kinds: ['book'], years: { from: 2020, to: null } };
  const second: Facets = { ...NO_FACETS, kinds: ['book', 'paper'], hosts: ['example.org'] };
  expect(mergeFacets(first, second)).toEqual({
    ...NO_FACETS,
    kinds: ['book', 'paper'],
    hosts: ['example.org'],
    years: { from: 2020, to: null },
  });
  expect(mergeFacets(first, { ...NO_FACETS, years: { from: 1999, to: 1999 } }).years).toEqual({ from: 1999, to: 1999 });
});
