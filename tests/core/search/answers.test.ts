import { describe, expect, it } from 'vitest';
import type { FoundLink } from '../../../src/core/model/search-record.ts';
import { isAnswer, isIndexEnough } from '../../../src/core/search/answers.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { foundLink } from './sample.ts';

const LINK: Partial<FoundLink> = {
  title: 'A fast search for Next.js',
  url: 'https://docs.example.org/search',
  description: 'Finds the Café, all of it',
  extra: 'MIT Yes',
  companions: [{ label: 'Talk on it', url: 'https://video.example/1' }],
};

describe('a link is an answer', () => {
  it.each<[string, boolean, Partial<FoundLink>?]>([
    ['words are looked up in the index', true],
    ['"fast search"', true],
    ['"FAST  Search for"', true],
    ['"search fast"', false],
    ['"fast for"', false],
    ['"the cafe all"', true],
    ['"it mit"', false],
    ['"talk on"', true],
    ['"next.js"', true],
    ['"fast search" "the cafe"', true],
    ['"fast search" "the tea"', false],
    ['"one"', true],
    ['"文検索"', true, { title: '全文検索' }],
    ['"検索文"', false, { title: '全文検索' }],
    ['word -slow', true],
    ['word -fast', false],
    ['word -CAFE', false],
    ['word -mit', false],
    ['word -talk', false],
    ['word -example', false],
    ['word -video', true],
    ['word -fas', true],
    ['word -next.js', false],
    ['word -node.js', true],
    ['word -slow -fast', false],
    ['host:example.org', true],
    ['host:docs.example.org', true],
    ['host:www.docs.example.org', true],
    ['host:ample.org', false],
    ['host:a.docs.example.org', false],
    ['host:video.example', false],
    ['host:video.example host:example.org', true],
    ['host:example.org -fast', false],
    ['host:example.org', false, { url: 'mailto:me@other.example' }],
    ['host:other.example', true, { url: 'mailto:me@other.example' }],
  ])('to %j: %s', (typed, expected, link = LINK) => {
    expect(isAnswer(foundLink(link), parseQuery(typed))).toBe(expected);
  });
});

it.each([
  ['two words', true],
  ['word kind:paper has:code year:2020..', true],
  ['"word"', true],
  ['"two words"', false],
  ['word -other', false],
  ['word host:arxiv.org', false],
])('the index alone tells the answers to %j: %s', (typed, expected) => {
  expect(isIndexEnough(parseQuery(typed))).toBe(expected);
});
