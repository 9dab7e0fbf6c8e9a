import { describe, expect, it } from 'vitest';
import type { FoundLink, SearchGroup } from '../../../src/core/model/search-record.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { type GroupedLink, rankLinks } from '../../../src/core/search/rank.ts';
import { foundLink, searchGroup } from './sample.ts';

/** The links of groups, as the index finds them. */
function linksIn(...groups: SearchGroup[]): GroupedLink[] {
  return groups.flatMap((group) => group.links.map((link) => ({ link, group })));
}

/** Titles of the links, the best for a query first. */
function titlesFor(query: string, ...groups: SearchGroup[]): string[] {
  return rankLinks(linksIn(...groups), parseQuery(query)).map(({ link }) => link.title);
}

/** Of each word of a query, whether a link has it. */
function matchedIn(query: string, link: Partial<FoundLink>, fields: Partial<SearchGroup> = {}): readonly boolean[] {
  return rankLinks(linksIn(searchGroup([link], fields)), parseQuery(query))[0]?.matched ?? [];
}

const FILLER: Partial<FoundLink>[] = [{ title: 'Something else' }, { title: 'One more' }];

describe('a link comes before another', () => {
  it.each<[string, string, Partial<FoundLink>, Partial<FoundLink>]>([
    ['with the word in its title', 'regex', { title: 'Regex' }, { title: 'Matcher', description: 'regex' }],
    ['with the word itself, not one that begins with it', 'rip', { title: 'Rip it' }, { title: 'Ripgrep it' }],
    [
      'with a form of the word, not one that begins so',
      'parser',
      { title: 'All parsers' },
      { title: 'All parserland' },
    ],
    ['with a shorter title', 'fish', { title: 'Fish' }, { title: 'What I learned from a year of using fish' }],
    ['with all words', 'fast search', { title: 'Other', description: 'fast search' }, { title: 'Fast and quick' }],
  ])('%s', (_, query, better, worse) => {
    expect(titlesFor(query, searchGroup([worse, better, ...FILLER]))[0]).toBe(better.title);
  });
});

it('takes note and section as context: all words count, wherever they stand', () => {
  const rust = searchGroup([{ title: 'Pest, a parser' }], { slug: 'rust', note: 'Rust', section: ['Libraries'] });
  const ruby = searchGroup([{ title: 'Parslet, a parser' }], { slug: 'ruby', note: 'Ruby' });
  expect(titlesFor('rust parser', ruby, rust)).toEqual(['Pest, a parser', 'Parslet, a parser']);
});

it('holds a rare word for more than a common one', () => {
  const group = searchGroup([
    { title: 'The zygote' },
    ...Array.from({ length: 8 }, (_, index) => ({ title: `Library ${index}` })),
  ]);
  expect(titlesFor('library zygote', group)[0]).toBe('The zygote');
});

it('keeps every link that the index has found', () => {
  expect(titlesFor('regex', searchGroup([{ title: 'Found by a stem' }, { title: 'Regex' }]))).toEqual([
    'Regex',
    'Found by a stem',
  ]);
});

describe('a word of the query is told to be there', () => {
  it.each<[string, string, boolean[], Partial<FoundLink>]>([
    ['in the title', 'regex engine', [true, false], { title: 'A regex' }],
    ['in the description', 'engine', [true], { description: 'An engine' }],
    ['in tags and cells', 'mit', [true], { extra: 'MIT Yes' }],
    ['as a form of a word', 'parsing', [true], { title: 'Parsers' }],
    ['as the beginning of a word', 'pars', [true], { title: 'Parsers' }],
    ['but not as its end', 'sers', [false], { title: 'Parsers' }],
    ['but a single letter only as a word', 'p a', [false, true], { title: 'A parser' }],
    ['with diacritics', 'cafe', [true], { title: 'Le Café' }],
    ['without diacritics', 'café', [true], { title: 'LE CAFE' }],
    ['written as one', 'nextjs', [true], { title: 'Next.js' }],
    ['in a script without spaces', '検索', [true], { title: '全文検索' }],
    ['as any sign of such a script', '文 索', [true, true], { title: '全文検索' }],
    ['in the label of a companion', 'hn', [true], { companions: [{ label: 'HN', url: 'https://x.example/' }] }],
    ['in the host', 'github.com', [true, true], { url: 'https://github.com/a/b' }],
    ['in the host of a companion', 'arxiv', [true], { companions: [{ label: 'x', url: 'https://arxiv.org/' }] }],
    ['but not in the path', 'secret', [false], { url: 'https://example.org/secret' }],
  ])('%s', (_, query, expected, link) => {
    expect(matchedIn(query, link)).toEqual(expected);
  });

  it('in the title of the note and in headings', () => {
    expect(matchedIn('rust libraries go', {}, { note: 'Rust', section: ['All', 'Libraries'] })).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it('puts the link of an address first, then the one that has it as companion', () => {
  const group = searchGroup([
    { title: 'Example org a page', url: 'https://example.org/b' },
    { title: 'By companion', companions: [{ label: 'HN', url: 'http://www.example.org/a/' }] },
    { title: 'By address', url: 'https://example.org/a' },
  ]);
  const ranked = rankLinks(linksIn(group), parseQuery('https://www.example.org/a?utm_source=x'));
  expect(ranked.slice(0, 2).map(({ link }) => link.title)).toEqual(['By address', 'By companion']);
  expect(ranked.map(({ isAddress }) => isAddress)).toEqual([true, true, false]);
});

it('does not depend on the order of groups and links', () => {
  const groups = [
    searchGroup([{ title: 'Nix' }, { title: 'Nix two' }]),
    searchGroup([{ title: 'Nix' }], { slug: 'z' }),
  ];
  const reversed = groups.map((group) => ({ ...group, links: [...group.links].reverse() })).reverse();
  const places = (ranked: ReturnType<typeof rankLinks>) => ranked.map(({ group, link }) => [group.slug, link.id]);
  const rank = (given: SearchGroup[]) => places(rankLinks(linksIn(...given), parseQuery('nix')));
  expect(rank(reversed)).toEqual(rank(groups));
});

it('gives every link its own place', () => {
  const links = Array.from({ length: 30 }, (_, index) => foundLink({ title: `Nix ${index}`, id: `id-${index}` }));
  expect(new Set(rankLinks(linksIn(searchGroup(links)), parseQuery('nix')).map(({ link }) => link.id)).size).toBe(30);
});
