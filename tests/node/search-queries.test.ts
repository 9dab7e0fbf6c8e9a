import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findLinks } from '../../src/client/search/finder.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { buildSearchIndex } from '../../src/node/search-index.ts';
import { sampleSite } from '../core/site/sample.ts';
import { buildIndex, loadIndex, readSearchIndex, serveFiles } from '../support/search-index.ts';

const NOTES = {
  'code/rust.md': [
    '# Rust',
    '## Parsers',
    '- [Nom](https://github.com/a/nom) - Fast parser combinators. ([HN](https://news.ycombinator.com/item?id=1))',
    '- [Pest](https://pest.example/) - A parser, elegant and fast.',
    '## Vitamins of the language',
    '- [Book of C, R and D (2019)](https://books.example/c) - On vitamins.',
    '- [Gist on traits](https://gist.github.com/a/1) - Ownership, borrowed.',
  ].join('\n'),
  'code/web.md': [
    '# Web',
    '- [Next.js](https://web.example/1) - A framework for Node.js.',
    '- [ripgrepAll](https://web.example/3) - Searches in documents.',
    '- [Le Café Übung](https://web.example/2) - naïve, Grégoire.',
    '- [Łódź](https://web.example/4) - Ещё пример.',
  ].join('\n'),
  'papers.md': [
    '# Papers',
    '- [Parsing expression grammars (2004)](https://arxiv.org/abs/0401.00001) - Recognition.',
    '- [全文検索エンジン](https://cjk.example/1) - データベース、サーバー',
    '- [Rust入門](https://cjk.example/2) - 分かりやすい本',
    '- [한국어 검색](https://cjk.example/3) - ภาษาไทย',
  ].join('\n'),
};

beforeEach(serveFiles);

afterEach(() => vi.unstubAllGlobals());

/** Finds links in a built index; their titles are in no order. */
async function ask(folder: string, typed: string) {
  const finder = await findLinks(await loadIndex(folder), parseQuery(typed));
  const found = await finder.next(1000);
  return { ...finder, titles: found.map(({ link }) => link.title).sort() };
}

describe('a built index', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
    await buildSearchIndex(sampleSite(NOTES).site, { workDir: join(folder, 'work'), outDir: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['all words, wherever they stand', 'rust elegant parser', ['Pest']],
    ['forms of a word', 'parsers', ['Nom', 'Pest']],
    ['the beginning of a word', 'comb', ['Nom']],
    ['a single letter', 'c', ['Book of C, R and D (2019)']],
    ['single letters', 'r d', ['Book of C, R and D (2019)']],
    ['a single letter beside a word', 'vitamins c', ['Book of C, R and D (2019)', 'Gist on traits']],
    ['a word that is written as one', 'nextjs', ['Next.js']],
    ['parts of such a word', 'next js', ['Next.js']],
    ['a word in camel case', 'ripgrepall', ['ripgrepAll']],
    ['a part of a word in camel case', 'ripgrep', ['ripgrepAll']],
    ['words with diacritics', 'café', ['Le Café Übung']],
    ['words without their diacritics', 'CAFE ubung naive gregoire', ['Le Café Übung']],
    ['a letter that has none', 'łodz', ['Łódź']],
    ['another script', 'еще пример', ['Łódź']],
    ['words of a script without spaces', '検索', ['全文検索エンジン']],
    ['long words of such a script', '全文検索エンジン', ['全文検索エンジン']],
    ['words with long vowels', 'サーバー', ['全文検索エンジン']],
    ['words of two scripts', 'rust入門', ['Rust入門']],
    ['one sign', '門', ['Rust入門']],
    ['one sign in the middle', '文', ['全文検索エンジン']],
    ['Korean', '검색', ['한국어 검색']],
    ['Thai', 'ไทย', ['한국어 검색']],
    ['a phrase', '"elegant and fast"', ['Pest']],
    ['a phrase of a script without spaces', '"文検索エ"', ['全文検索エンジン']],
    ['a phrase, not its words', '"fast elegant"', []],
    ['words, without others', 'parser -elegant', ['Nom']],
    ['the label of a companion', 'hn', ['Nom']],
    ['a host', 'host:arxiv.org', ['Parsing expression grammars (2004)']],
    ['a host and those below it', 'host:github.com', ['Gist on traits', 'Nom']],
    ['hosts', 'host:gist.github.com host:pest.example', ['Gist on traits', 'Pest']],
    ['a host and a word', 'parser host:github.com', ['Nom']],
    ['a kind', 'kind:paper', ['Parsing expression grammars (2004)']],
    ['what has a companion', 'has:discussion', ['Nom']],
    ['years', 'year:2000..2010', ['Parsing expression grammars (2004)']],
    ['a word within facets', 'rust year:2019', ['Book of C, R and D (2019)']],
    ['an address', 'http://www.github.com/a/nom/?utm_source=x#', ['Nom']],
    ['the address of a companion', 'news.ycombinator.com/item?id=1', ['Nom']],
  ])('finds %s: %s', async (_, typed, titles) => {
    const found = await ask(folder, typed);
    expect(found.titles).toEqual([...titles].sort());
    expect(found.correction).toBeNull();
  });

  it.each([
    ['parsre combinators', 'parser combinators', 'Nom'],
    ['elegent', 'elegant', 'Pest'],
    ['framwork', 'framework', 'Next.js'],
    ['gregiore', 'gregoire', 'Le Café Übung'],
    ['примре', 'пример', 'Łódź'],
  ])('corrects %s', async (typed, used, title) => {
    const found = await ask(folder, typed);
    expect({ ...found.correction, titles: found.titles }).toEqual({ typed, used, titles: [title] });
  });

  it.each([
    ['qqqq wwww', []],
    ['framework qqqq', ['code/web/']],
  ])('names the notes that are near when nothing is found: %s', async (typed, hrefs) => {
    const { titles, nearestNotes, total } = await ask(folder, typed);
    expect({ titles, hrefs: nearestNotes.map(({ href }) => href), total }).toEqual({ titles: [], hrefs, total: 0 });
  });

  it.each([
    ['https://github.com/a/nom', true],
    ['https://github.com/a/mon', false],
    ['nom', null],
  ])('tells whether an address is listed: %s', async (typed, isListed) => {
    expect((await ask(folder, typed)).isListed).toBe(isListed);
  });

  it.each([
    ['fast', 2],
    ['combinators', 1],
    ['year:1990..', 2],
    ['rust', null],
    ['fast -elegant', null],
  ])('tells how many links match %s: %s', async (typed, total) => {
    expect((await ask(folder, typed)).total).toBe(total);
  });

  it('knows its facets', async () => {
    const { categories, kinds, years } = (await loadIndex(folder)).manifest;
    expect(categories).toEqual([['code', 'Code', 8]]);
    expect(Object.fromEntries(kinds)).toMatchObject({ repository: 2, paper: 1 });
    expect(kinds.reduce((sum, [, links]) => sum + links, 0)).toBe(12);
    expect(years).toEqual([2004, 2019]);
  });
});

describe('an index', () => {
  it.each(['zh', 'ja', 'th', 'ko', 'de', 'ru', 'ar', 'xx'])(
    'of a site in %s finds words of many scripts',
    async (language) => {
      const folder = await buildIndex(sampleSite(NOTES, { language }).site);
      expect(await readSearchIndex(folder)).toHaveLength(4);
      for (const [typed, title] of [
        ['全文検索', '全文検索エンジン'],
        ['データベース', '全文検索エンジン'],
        ['分かりやすい', 'Rust入門'],
        ['한국어', '한국어 검색'],
        ['ภาษาไทย', '한국어 검색'],
        ['combinators', 'Nom'],
        ['пример', 'Łódź'],
      ] as const) {
        expect({ typed, titles: (await ask(folder, typed)).titles }).toEqual({ typed, titles: [title] });
      }
    },
  );

  it('tells groups apart that are the same', async () => {
    const text = '# Same\n\n- [One](https://a.example/1)\n- [Two](https://a.example/2)\n';
    const folder = await buildIndex(sampleSite({ 'a.md': text, 'b.md': text, 'c.md': text }).site);
    const finder = await findLinks(await loadIndex(folder), parseQuery('two'));
    const found = await finder.next(10);
    expect(found.map(({ link, group }) => `${group.slug} ${link.title}`).sort()).toEqual(['a Two', 'b Two', 'c Two']);
    expect(finder.total).toBe(3);
  });

  it('holds groups without a word', async () => {
    const none = '# ?\n\n- [!](mailto:me)\n- [-](mailto:you)\n';
    const folder = await buildIndex(
      sampleSite({ 'a.md': none, 'b.md': '# B\n\n- [Word](https://b.example/)\n', 'c.md': none }).site,
    );
    expect((await readSearchIndex(folder)).map(({ slug, links }) => [slug, links.length])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ]);
    expect((await ask(folder, 'word')).titles).toEqual(['Word']);
    expect((await ask(folder, 'kind:page')).titles).toContain('!');
  });

  it('holds links with thousands of words, and those behind them', async () => {
    const words = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}x`).join(' ');
    const folder = await buildIndex(
      sampleSite({
        'a.md': `# A\n\n- [First](https://a.example/1) - ${words('one', 5000)}.\n- [${words('two', 1200)}](https://a.example/2) - ${words('three', 3000)}.\n- [Last](https://a.example/3)\n`,
      }).site,
    );
    expect(await readSearchIndex(folder)).toHaveLength(1);
    for (const [typed, address] of [
      ['one0x', 1],
      ['one4999x', 1],
      ['two0x', 2],
      ['two1199x three2999x', 2],
      ['last', 3],
    ]) {
      const [found, ...others] = await (await findLinks(await loadIndex(folder), parseQuery(`${typed}`))).next(9);
      expect({ typed, url: found?.link.url, others }).toEqual({
        typed,
        url: `https://a.example/${address}`,
        others: [],
      });
    }
  });

  it('holds a word of any letters and length', async () => {
    const words = [
      'ﬁle',
      '①②',
      'Ⅷ',
      'ªº',
      '𝒳yz',
      '½',
      'ǆ',
      'İzmir',
      'ﬀ',
      'ﷺ',
      'हिन्दी',
      'ქართული',
      'ᏣᎳᎩ',
      'x'.repeat(300),
      'עברית',
      'x1xc',
      'a_b',
      '٣٤',
      'ꙮ',
      '〇〆々',
      'ｶﾞｷﾞ',
    ];
    const list = words.map((word, n) => `- [${word} end${n}](https://a.example/${n})`).join('\n');
    const folder = await buildIndex(sampleSite({ 'a.md': `# A\n\n${list}\n` }).site);
    expect(await readSearchIndex(folder)).toHaveLength(1);
    const lost: string[] = [];
    for (const [n, word] of words.entries()) {
      for (const typed of [`end${n}`, word]) {
        const found = await (await findLinks(await loadIndex(folder), parseQuery(typed))).next(50);
        if (!found.some(({ link }) => link.url === `https://a.example/${n}`)) lost.push(typed);
      }
    }
    expect(lost).toEqual([]);
  });
});
