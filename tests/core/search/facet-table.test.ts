import { describe, expect, it } from 'vitest';
import type { Link } from '../../../src/core/model/link.ts';
import { maskLinks, packFacetTable, unpackFacetTable } from '../../../src/core/search/facet-table.ts';
import { type Facets, NO_FACETS } from '../../../src/core/search/facets.ts';
import { siteLinks } from '../../../src/core/search/groups.ts';
import { sampleSite } from '../site/sample.ts';

const { site } = sampleSite({
  'data/a.md': [
    '# Data',
    '- [Repository (2019)](https://github.com/a/repository) ([HN](https://news.ycombinator.com/item?id=1))',
    '- [Paper (2021)](https://arxiv.org/abs/2101.00001) ([Code](https://github.com/a/paper)) ([HN](https://news.ycombinator.com/item?id=2))',
    '- [Plain](https://plain.example/)',
  ].join('\n'),
  'data/sql/b.md': '# SQL\n\n- [Video (1950)](https://www.youtube.com/watch?v=abcdefghijk)\n',
  'databank/c.md': '# Bank\n\n- [Bank (2027)](https://github.com/a/bank)\n',
  'z.md': '# Root\n\n- [Root](https://github.com/a/root)\n',
});
const LINKS = [...siteLinks(site)];
const pack = () => packFacetTable(LINKS, folderOf);

function folderOf({ note }: Link): string {
  return note.slice(0, Math.max(0, note.lastIndexOf('/')));
}

/** First words of the titles of the links that match. */
function titles(facets: Partial<Facets>): string {
  const mask = maskLinks(unpackFacetTable(pack()), { ...NO_FACETS, ...facets });
  return LINKS.filter((_, index) => mask[index] === 1)
    .map(({ title }) => title.text.split(' ')[0])
    .join(' ');
}

describe('a facet table', () => {
  it.each<[string, Partial<Facets>, string]>([
    ['nothing', {}, 'Repository Paper Plain Video Bank Root'],
    ['a category and those below it', { categories: ['data'] }, 'Repository Paper Plain Video'],
    ['a nested category', { categories: ['data/sql'] }, 'Video'],
    ['one of two categories', { categories: ['data/sql', 'databank'] }, 'Video Bank'],
    ['no category of the site', { categories: ['dat'] }, ''],
    ['a kind', { kinds: ['repository'] }, 'Repository Bank Root'],
    ['one of two kinds', { kinds: ['paper', 'video'] }, 'Paper Video'],
    ['a companion', { has: ['discussion'] }, 'Repository Paper'],
    ['two companions', { has: ['discussion', 'code'] }, 'Paper'],
    ['a companion that no link has', { has: ['docs'] }, ''],
    ['a year', { years: { from: 2019, to: 2019 } }, 'Repository'],
    ['years from the first on', { years: { from: null, to: 2020 } }, 'Repository Video'],
    ['years to the last', { years: { from: 2021, to: null } }, 'Paper Bank'],
    ['all years, but not links without one', { years: { from: null, to: null } }, 'Repository Paper Video Bank'],
    ['a year before all', { years: { from: null, to: 1949 } }, ''],
    ['facets together', { categories: ['data'], kinds: ['repository', 'paper'], has: ['code'] }, 'Paper'],
    ['hosts, which it does not know', { hosts: ['arxiv.org'] }, 'Repository Paper Plain Video Bank Root'],
  ])('narrows down by %s', (_, facets, expected) => {
    expect(titles(facets)).toBe(expected);
  });

  it('holds a row of links of one category once', () => {
    expect(unpackFacetTable(pack()).runs).toEqual([
      ['data', 3],
      ['data/sql', 1],
      ['databank', 1],
      ['', 1],
    ]);
  });

  it('may be that of no links', () => {
    expect(maskLinks(unpackFacetTable(packFacetTable([], folderOf)), NO_FACETS)).toEqual(new Uint8Array());
  });

  it('throws when it is cut off, wherever that is', () => {
    const bytes = pack();
    for (let end = 0; end < bytes.length; end++) {
      expect(() => unpackFacetTable(bytes.subarray(0, end)), `cut at ${end}`).toThrow();
    }
  });
});
