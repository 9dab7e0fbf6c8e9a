import { describe, expect, it } from 'vitest';
import { type Facets, NO_FACETS } from '../../../src/core/search/facets.ts';
import { parseQuery, withoutFacet } from '../../../src/core/search/query.ts';
import type { ManifestCategory } from '../../../src/core/search/search-manifest.ts';

const CATEGORIES: readonly ManifestCategory[] = [
  ['data', 'Data', 90],
  ['data/databases', 'Databases', 60],
  ['tools', 'Tools', 10],
  ['web', 'The Web', 40],
  ['web/static-sites', 'Static sites', 20],
  ['web/tools', 'Web tools', 5],
];

const parse = (typed: string, facets: Facets = NO_FACETS) => parseQuery(typed, facets, CATEGORIES);

describe('an operator', () => {
  it.each<[string, Partial<Facets>]>([
    ['kind:paper', { kinds: ['paper'] }],
    ['KIND:Papers', { kinds: ['paper'] }],
    ['kind:repositories', { kinds: ['repository'] }],
    ['kind:repo', { kinds: ['repository'] }],
    ['kind:docs', { kinds: ['documentation'] }],
    ['kind:paper,book', { kinds: ['paper', 'book'] }],
    ['kind:paper kind:book', { kinds: ['paper', 'book'] }],
    ['has:code', { has: ['code'] }],
    ['has:discussions has:docs', { has: ['discussion', 'docs'] }],
    ['host:arxiv.org', { hosts: ['arxiv.org'] }],
    ['host:https://www.arxiv.org/abs', { hosts: ['arxiv.org'] }],
    ['year:2021', { years: { from: 2021, to: 2021 } }],
    ['year:2021..', { years: { from: 2021, to: null } }],
    ['year:2018..2020', { years: { from: 2018, to: 2020 } }],
    ['in:data/databases', { categories: ['data/databases'] }],
    ['in:/data/', { categories: ['data'] }],
    ['in:databases', { categories: ['data/databases'] }],
    ['in:"Static sites"', { categories: ['web/static-sites'] }],
    ['in:static-sites', { categories: ['web/static-sites'] }],
    ['in:“the web”', { categories: ['web'] }],
    ['in:tools', { categories: ['tools'] }],
  ])('narrows the search down: %s', (typed, facets) => {
    expect(parse(typed)).toMatchObject({ text: typed, words: [], facets: { ...NO_FACETS, ...facets } });
  });

  it.each([
    ['kind:nonsense', ['kind', 'nonsense']],
    ['kind:pa', ['kind', 'pa']],
    ['kind:paper,nonsense', ['kind', 'paper', 'nonsense']],
    ['kind:', ['kind']],
    ['kind: paper', ['kind', 'paper']],
    ['has:wings', ['has', 'wings']],
    ['year:soon', ['year', 'soon']],
    ['host:here', ['host', 'here']],
    ['in:nowhere', ['in', 'nowhere']],
    ['std::vector', ['std', 'vector']],
    ['author:knuth', ['author', 'knuth']],
    ['constructor:x', ['constructor', 'x']],
    ['mankind:paper', ['mankind', 'paper']],
  ])('that is unknown is text: %s', (typed, words) => {
    expect(parse(typed)).toMatchObject({ words, facets: NO_FACETS });
  });

  it('stands among words', () => {
    expect(parse('fast kind:repository parser year:2020..')).toMatchObject({
      text: 'fast kind:repository parser year:2020..',
      words: ['fast', 'parser'],
      facets: { kinds: ['repository'], years: { from: 2020, to: null } },
    });
  });

  it('adds to the facets that are set, and has the last word on years', () => {
    const set: Facets = { ...NO_FACETS, kinds: ['book'], years: { from: 2000, to: 2001 } };
    expect(parse('kind:paper year:2021', set).facets).toEqual({
      ...NO_FACETS,
      kinds: ['book', 'paper'],
      years: { from: 2021, to: 2021 },
    });
  });
});

describe('a phrase', () => {
  it('is its words too', () => {
    expect(parse('the "Exact Phrase" here')).toMatchObject({
      words: ['the', 'exact', 'phrase', 'here'],
      phrases: [['exact', 'phrase']],
    });
  });

  it('may be in quotes of any shape', () => {
    expect(parse('“new new york” „so so“').phrases).toEqual([
      ['new', 'new', 'york'],
      ['so', 'so'],
    ]);
  });

  it.each(['"unclosed phrase', 'a 5" disk', '"" word', '"word"'])('is not in %s', (typed) => {
    expect(parse(typed).phrases).toEqual([]);
  });
});

describe('a word that is left out', () => {
  it.each([
    ['rust -web', ['rust'], ['web']],
    ['rust -next.js', ['rust'], ['nextjs']],
    ['rust -"two words"', ['rust'], ['two', 'words']],
    ['kind:book -web', [], ['web']],
    ['well-known - thing --help', ['well', 'known', 'thing', 'help'], []],
    ['-rf', ['rf'], []],
  ])('is told in %s', (typed, words, excluded) => {
    expect(parse(typed)).toMatchObject({ words, excluded });
  });
});

it('reads no operators in an address', () => {
  expect(parse('https://example.org/a?kind:paper')).toMatchObject({
    address: 'example.org/a?kind:paper',
    facets: NO_FACETS,
  });
});

describe('a value that is taken out', () => {
  const without = (typed: string, part: Partial<Facets>, facets: Partial<Facets> = {}) =>
    withoutFacet({ typed, facets: { ...NO_FACETS, ...facets } }, { ...NO_FACETS, ...part }, CATEGORIES);

  it.each([
    ['rust kind:paper parser', 'rust parser'],
    ['kind:paper', ''],
    ['"exact phrase" kind:papers -x has:code', '"exact phrase" -x has:code'],
    ['kind:book y', 'kind:book y'],
  ])('takes its operator out of %j', (typed, rest) => {
    expect(without(typed, { kinds: ['paper'] })).toEqual({ typed: rest, facets: NO_FACETS });
  });

  it('is taken out of what is set', () => {
    expect(without('rust', { kinds: ['paper'] }, { kinds: ['paper', 'book'] })).toEqual({
      typed: 'rust',
      facets: { ...NO_FACETS, kinds: ['book'] },
    });
  });

  it('leaves the other values of its operator', () => {
    expect(without('kind:paper,book rust', { kinds: ['paper'] })).toEqual({
      typed: 'rust',
      facets: { ...NO_FACETS, kinds: ['book'] },
    });
  });

  it('takes all years', () => {
    const years = { from: 2020, to: null };
    expect(without('year:2019 a year:2020..', { years }, { years })).toEqual({ typed: 'a', facets: NO_FACETS });
  });

  it('may be a category', () => {
    expect(without('in:databases sql', { categories: ['data/databases'] }).typed).toBe('sql');
  });
});
