import { describe, expect, it } from 'vitest';
import type { FoundLink, SearchGroup } from '../../../src/core/model/search-record.ts';
import { orderGroups } from '../../../src/core/search/order-groups.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { rankLinks } from '../../../src/core/search/rank.ts';
import { foundLink, searchGroup } from './sample.ts';

/** Titles of the links that a query finds, the best first. */
function titlesFor(query: string, ...groups: SearchGroup[]): string[] {
  return rankLinks(groups, parseQuery(query)).map(({ link }) => link.title);
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

it('leaves out links without any of the words', () => {
  expect(titlesFor('regex', searchGroup([{ title: 'Regex' }, ...FILLER]))).toEqual(['Regex']);
});

it.each(['café', 'CAFE', 'cafe'])('folds diacritics: %s', (query) => {
  expect(titlesFor(query, searchGroup([{ title: 'Le Café' }]))).toEqual(['Le Café']);
});

it('finds a companion by its label', () => {
  const talk = { title: 'Talk', companions: [{ label: 'HN', url: 'https://x.example/' }] };
  expect(titlesFor('hn', searchGroup([...FILLER, talk]))).toEqual(['Talk']);
});

it('finds a host', () => {
  const group = searchGroup([
    { title: 'A', url: 'https://github.com/a/b' },
    { title: 'B', url: 'https://b.example/' },
  ]);
  expect(titlesFor('github.com', group)).toEqual(['A']);
});

it('puts the link of an address first, then the one that has it as companion', () => {
  const group = searchGroup([
    { title: 'Example org a page', url: 'https://example.org/b' },
    { title: 'By companion', companions: [{ label: 'HN', url: 'http://www.example.org/a/' }] },
    { title: 'By address', url: 'https://example.org/a' },
  ]);
  const ranked = rankLinks([group], parseQuery('https://www.example.org/a?utm_source=x'));
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
  expect(places(rankLinks(reversed, parseQuery('nix')))).toEqual(places(rankLinks(groups, parseQuery('nix'))));
});

it('orders groups by score, and prefers words that stand together', () => {
  const together = { name: 'together', score: 1, words: [40, 41] };
  const apart = { name: 'apart', score: 1.2, words: [3, 90] };
  const best = { name: 'best', score: 3, words: [1, 80] };
  expect(orderGroups([apart, together, best], 2).map(({ name }) => name)).toEqual(['best', 'together', 'apart']);
});

it('gives every link its own place', () => {
  const links = Array.from({ length: 30 }, (_, index) => foundLink({ title: `Nix ${index}`, id: `id-${index}` }));
  expect(new Set(rankLinks([searchGroup(links)], parseQuery('nix')).map(({ link }) => link.id)).size).toBe(30);
});
