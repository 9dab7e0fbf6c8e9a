import { describe, expect, it } from 'vitest';
import { isEmpty, matchRows, type RowText } from '../../../src/client/filter/match-rows.ts';
import { countFacets, sayMatches } from '../../../src/client/filter/say-matches.ts';
import type { LinkKind } from '../../../src/core/model/link.ts';
import { type Facets, type HasFacet, NO_FACETS } from '../../../src/core/search/facets.ts';
import { fold } from '../../../src/core/search/words.ts';

function row(text: string, kind: LinkKind, has: readonly HasFacet[] = [], year: number | null = null): RowText {
  return { text: fold(text), kind, has: new Set(has), year };
}

const ROWS = [
  row('ripgrep github.com Searches files quickly', 'repository', ['discussion'], 2016),
  row('Café des files example.org', 'page', [], null),
  row('Regex talk youtube.com', 'video', ['discussion', 'code'], 2021),
  row('A paper on automata arxiv.org', 'paper', ['code'], 2021),
];

function ask(typed: string, facets: Partial<Facets> = {}) {
  return { typed, facets: { ...NO_FACETS, ...facets } };
}

function found(typed: string, facets: Partial<Facets> = {}): number[] {
  const { matches, total } = matchRows(ROWS, ask(typed, facets));
  const rows = [...matches.entries()].filter(([, match]) => match === 1).map(([index]) => index);
  expect(total).toBe(rows.length);
  return rows;
}

describe('matchRows', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    ['  ', [0, 1, 2, 3]],
    ['files', [0, 1]],
    ['FILES quick', [0]],
    ['cafe', [1]],
    ['CAFÉ', [1]],
    ['hub', [0]],
    ['quickly ripgrep', [0]],
    ['a.b', []],
    ['*', []],
  ])('finds the rows with every word of %j', (typed, rows) => {
    expect(found(typed)).toEqual(rows);
  });

  it.each([
    [{ kinds: ['video'] }, [2]],
    [{ kinds: ['video', 'paper'] }, [2, 3]],
    [{ has: ['discussion'] }, [0, 2]],
    [{ has: ['discussion', 'code'] }, [2]],
    [{ years: { from: 2021, to: 2021 } }, [2, 3]],
    [{ years: { from: null, to: 2020 } }, [0]],
    [{ years: { from: 2017, to: null } }, [2, 3]],
    [{ kinds: ['paper'], has: ['discussion'] }, []],
  ] as [Partial<Facets>, number[]][])('finds the rows with %j', (facets, rows) => {
    expect(found('', facets)).toEqual(rows);
  });

  it('counts what one more value would leave', () => {
    const { kinds, has } = matchRows(ROWS, ask('', { kinds: ['paper'] }));
    expect(Object.fromEntries(kinds)).toEqual({ repository: 1, page: 1, video: 1, paper: 1 });
    expect(Object.fromEntries(has)).toEqual({ code: 1 });
    expect(Object.fromEntries(matchRows(ROWS, ask('files')).kinds)).toEqual({ repository: 1, page: 1 });
  });
});

it('knows a request that leaves all rows', () => {
  expect(isEmpty(ask(' '))).toBe(true);
  expect(isEmpty(ask('', { categories: ['a'] }))).toBe(true);
  expect(isEmpty(ask('x'))).toBe(false);
  expect(isEmpty(ask('', { years: { from: 2020, to: null } }))).toBe(false);
});

it('says how many rows are left', () => {
  expect(sayMatches(ask(''), 3131, 3131)).toBe('');
  expect(sayMatches(ask('x'), 1204, 3131)).toBe('1,204 of 3,131 links');
  expect(sayMatches(ask('x'), 0, 31)).toBe('None of 31 links');
  expect(countFacets(ask('x', { kinds: ['paper', 'book'], years: { from: 1, to: 2 } }))).toBe(3);
});
