import { expect, it } from 'vitest';
import { listChips } from '../../../src/client/search/facet-labels.ts';
import { mergeFacets, NO_FACETS, readYears } from '../../../src/core/search/facets.ts';

const FACETS = {
  kinds: ['paper', 'page'],
  categories: ['data/databases', 'gone'],
  has: ['code'],
  hosts: ['arxiv.org'],
  years: { from: 2018, to: 2020 },
} as const;

it('lists each value once, and all of them together are the facets', () => {
  const chips = listChips(FACETS, [['data/databases', 'Databases', 9]]);
  expect(chips.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Kind: Paper',
    'Kind: Other page',
    'In: Databases',
    'In: gone',
    'Has: Code',
    'Host: arxiv.org',
    'Year: 2018 to 2020',
  ]);
  expect(chips.map(({ part }) => part).reduce(mergeFacets, NO_FACETS)).toEqual(FACETS);
});

it.each([
  ['2021', '2021'],
  ['2021..', '2021 or later'],
  ['..2021', '2021 or earlier'],
])('says the years %s as %s', (years, said) => {
  expect(listChips({ ...NO_FACETS, years: readYears(years) }, [])[0]?.value).toBe(said);
});
