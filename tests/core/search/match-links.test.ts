import { describe, expect, it } from 'vitest';
import { packGroupTable, unpackGroupTable } from '../../../src/core/search/group-table.ts';
import type { GroupShape } from '../../../src/core/search/group-words.ts';
import { matchLinks, type WordHit } from '../../../src/core/search/match-links.ts';

function tableOf(shapes: readonly GroupShape[]) {
  return unpackGroupTable(packGroupTable(shapes, [{ name: 'all', groups: shapes.length }]));
}

/**
 * Five links in three groups. Places of their titles and texts:
 * 0: 3 to 4 and 5 to 8, 1: 9 and none; 2: 2 and 3 to 6; 3: none, 4: 1 to 2 and none.
 */
const TABLE = tableOf([
  {
    context: 3,
    links: [
      { title: 2, text: 4 },
      { title: 1, text: 0 },
    ],
  },
  { context: 2, links: [{ title: 1, text: 4 }] },
  {
    context: 1,
    links: [
      { title: 0, text: 0 },
      { title: 2, text: 0 },
    ],
  },
]);

function hit(group: number, ...places: number[]): WordHit {
  return { group, places, isWhole: true };
}

/** Numbers of the links that match, the best first. */
function match(words: readonly WordHit[][], mask: Uint8Array | null = null): number[] {
  return matchLinks(TABLE, words, mask).best.map(({ link }) => link);
}

describe('a word', () => {
  it.each<[string, WordHit[], number[]]>([
    ['in a title', [hit(0, 4)], [0]],
    ['in the last title of a group', [hit(0, 9)], [1]],
    ['in a text', [hit(0, 5)], [0]],
    ['at the end of a text', [hit(0, 8)], [0]],
    ['in several links, a title before a text', [hit(0, 6, 9)], [1, 0]],
    ['in several groups', [hit(0, 9), hit(1, 2)], [1, 2]],
    ['after a link without words', [hit(2, 1)], [4]],
    ['in a context, for each link of the group', [hit(0, 2)], [1, 0]],
    ['in a context and a title, the title first', [hit(0, 0, 3)], [0, 1]],
    ['in the context of a group with an empty link', [hit(2, 0)], [3, 4]],
    ['nowhere', [], []],
  ])('belongs to links by its place: %s', (_, hits, expected) => {
    expect(match([hits])).toEqual(expected);
  });

  it('counts for more when it is not only the beginning of another word', () => {
    const two = tableOf([
      { context: 1, links: [{ title: 1, text: 0 }] },
      { context: 1, links: [{ title: 1, text: 0 }] },
    ]);
    const hits = [{ group: 0, places: [1], isWhole: false }, hit(1, 1)];
    expect(matchLinks(two, [hits], null).best.map(({ link }) => link)).toEqual([1, 0]);
  });

  it('counts for more in a shorter title', () => {
    expect(match([[hit(0, 3, 9)]])).toEqual([1, 0]);
  });

  it('counts for more when fewer links have it', () => {
    const many = tableOf([{ context: 1, links: Array.from({ length: 30 }, () => ({ title: 1, text: 4 })) }]);
    const place = (link: number) => 1 + 5 * link;
    const common = Array.from({ length: 30 }, (_, link) => place(link) + (link === 3 ? 0 : 1));
    const rare = [place(3) + 1, place(7)];
    const { best, total } = matchLinks(many, [[hit(0, ...common)], [hit(0, ...rare)]], null);
    expect({ links: best.map(({ link }) => link), total }).toEqual({ links: [7, 3], total: 2 });
  });
});

describe('links match', () => {
  it('only when they have every word, wherever each stands', () => {
    expect(match([[hit(0, 0)], [hit(0, 9)], [hit(0, 9), hit(1, 2)]])).toEqual([1]);
    expect(match([[hit(0, 3)], [hit(0, 9)]])).toEqual([]);
    expect(match([[hit(0, 3)], []])).toEqual([]);
  });

  it('only when the mask lets them', () => {
    const mask = Uint8Array.of(0, 1, 1, 1, 0);
    expect(match([[hit(0, 0), hit(2, 1)]], mask)).toEqual([1]);
    expect(match([], mask)).toEqual([1, 2, 3]);
    expect(matchLinks(TABLE, [], mask).total).toBe(3);
  });

  it('none, when nothing is asked', () => {
    expect(matchLinks(TABLE, [], null)).toEqual({ best: [], total: 0, isExact: true });
  });

  it('exactly, as long as no word belongs to a group as a whole', () => {
    expect(matchLinks(TABLE, [[hit(0, 3)]], null).isExact).toBe(true);
    expect(matchLinks(TABLE, [[hit(0, 3)], [hit(0, 2, 4)]], null).isExact).toBe(false);
  });
});

describe('of very many links', () => {
  /** Links in a row with titles of so many words. */
  const row = (titles: readonly number[]) =>
    tableOf([{ context: 1, links: titles.map((title) => ({ title, text: 0 })) }]);
  const find = (titles: readonly number[]) => {
    const table = row(titles);
    return matchLinks(table, [[hit(0, ...table.start)]], null);
  };

  it('the best come first, all are counted, and only so many are kept', () => {
    const { best, total } = find(Array.from({ length: 9000 }, (_, link) => (link % 3) + 1));
    expect(total).toBe(9000);
    expect(best).toHaveLength(2000);
    expect(best.map(({ link }) => link)).toEqual(Array.from({ length: 2000 }, (_, index) => 3 * index));
  });

  it('the best are kept, also when they stand behind thousands that are alike', () => {
    const { best } = find(Array.from({ length: 9000 }, (_, link) => (link < 8500 ? 2 : 1)));
    expect(best.slice(0, 500).map(({ link }) => link)).toEqual(Array.from({ length: 500 }, (_, index) => 8500 + index));
    expect(best.slice(500).map(({ link }) => link)).toEqual(Array.from({ length: 1500 }, (_, index) => index));
  });

  it('so many are listed when nothing but facets is asked', () => {
    const { best, total } = matchLinks(row(Array.from({ length: 5000 }, () => 1)), [], new Uint8Array(5000).fill(1));
    expect({ first: best[0], kept: best.length, total }).toEqual({
      first: { link: 0, score: 0 },
      kept: 2000,
      total: 5000,
    });
  });
});
