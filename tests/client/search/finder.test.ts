import { describe, expect, it, vi } from 'vitest';
import type { SearchBackend } from '../../../src/client/search/backend.ts';
import { findLinks } from '../../../src/client/search/finder.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { links, sampleSite } from '../../core/site/sample.ts';
import { memoryBackend } from './memory-backend.ts';

const INDEX = memoryBackend(
  sampleSite({
    'code/rust.md': [
      '# Rust',
      '## Parsers',
      '- [Nom (2019)](https://github.com/a/nom) - Fast parser combinators. ([HN](https://news.ycombinator.com/item?id=1))',
      '- [Pest](https://pest.example/) - A parser, elegant and fast.',
      '## Search',
      '- [Full text search (2021)](https://gist.github.com/a/1) - Index and query.',
    ].join('\n'),
    'code/ruby.md': '# Ruby\n\n- [Parslet](https://parslet.example/) - A small parser.\n',
    'papers.md': '# Papers\n\n- [Parsing expressions](https://arxiv.org/abs/2101.00001) - Grammars.\n',
  }).site,
  2,
);

/** The answer to a query, with the titles of its links without their years. */
async function find(typed: string, backend: SearchBackend = INDEX) {
  const finder = await findLinks(backend, parseQuery(typed));
  const found = await finder.next(1000);
  return { ...finder, titles: found.map(({ link }) => link.title.replace(/ \(\d+\)$/, '')) };
}

describe('a query', () => {
  it.each([
    ['rust parser', ['Pest', 'Nom']],
    ['parser', ['Pest', 'Nom', 'Parslet']],
    ['pars', ['Parslet', 'Parsing expressions', 'Pest', 'Nom']],
    ['hn', ['Nom']],
    ['github', ['Full text search', 'Nom', 'Pest']],
    ['parser -fast', ['Parslet']],
    ['"parser combinators"', ['Nom']],
    ['"fast parser" -elegant', ['Nom']],
    ['parser host:github.com', ['Nom']],
    ['host:github.com', ['Nom', 'Full text search']],
    ['host:gist.github.com', ['Full text search']],
    ['host:pest.example host:arxiv.org', ['Pest', 'Parsing expressions']],
    ['pars host:pest.example host:arxiv.org', ['Parsing expressions', 'Pest']],
    ['parser year:2019', ['Nom']],
    ['kind:paper', ['Parsing expressions']],
    ['has:discussion', ['Nom']],
    ['year:2019..2021', ['Nom', 'Full text search']],
    ['kind:repository -fast -query', []],
    ['?!', []],
  ])('finds links: %s', async (typed, expected) => {
    const { titles, correction, isListed } = await find(typed);
    expect([...titles].sort()).toEqual([...expected].sort());
    expect({ correction, isListed }).toEqual({ correction: null, isListed: null });
  });

  it('puts the best links first', async () => {
    expect((await find('parser combinators')).titles[0]).toBe('Nom');
    expect((await find('pars')).titles[0]).toBe('Parslet');
  });

  it.each([
    ['fast', 2],
    ['kind:paper', 1],
    ['year:2019..', 2],
    ['nothing-of-it', 0],
    // A word of the note counts for all links of a group, and what only the link itself tells must be loaded first.
    ['rust', null],
    ['fast -elegant', null],
    ['"fast parser"', null],
    ['host:arxiv.org', null],
  ])('knows how many links match %s: %s', async (typed, total) => {
    expect((await find(typed)).total).toBe(total);
  });

  it('fails when a file of links cannot be had', async () => {
    const broken = { ...INDEX, loadGroups: () => Promise.reject(new Error('gone')) };
    await expect(find('parser', broken)).rejects.toThrow('gone');
  });
});

describe('an address', () => {
  it.each([
    ['https://github.com/a/nom', ['Nom']],
    ['http://www.github.com/a/nom/?utm_source=x', ['Nom']],
    ['github.com/a/nom', ['Nom']],
    ['https://news.ycombinator.com/item?id=1', ['Nom']],
    ['www.pest.example', ['Pest']],
  ])('is listed: %s', async (typed, titles) => {
    expect(await find(typed)).toMatchObject({ titles, isListed: true, total: 1, correction: null });
  });

  it('is told not to be listed', async () => {
    expect(await find('https://github.com/a/nomm')).toMatchObject({ titles: [], isListed: false, total: 0 });
  });

  it('is not listed by a group that only shares its hash', async () => {
    const backend = { ...INDEX, findAddress: () => Promise.resolve([0, 1]) };
    expect(await find('https://github.com/a/nomm', backend)).toMatchObject({ titles: [], isListed: false });
  });
});

describe('a slip', () => {
  it.each([
    ['parsre', 'parser', ['Nom', 'Parslet', 'Pest']],
    ['elegnat parser', 'elegant parser', ['Pest']],
    ['parser year:2019 combniators', 'parser year:2019 combinators', ['Nom']],
    ['"fast paser"', '"fast parser"', ['Nom', 'Pest']],
    ['elegant exprssions', null, []],
  ])('is corrected: %s', async (typed, used, titles) => {
    const found = await find(typed);
    expect(found.correction?.used ?? null).toBe(used);
    expect([...found.titles].sort()).toEqual(titles);
  });

  it('is told with the words as they were typed', async () => {
    const { correction } = await find('Elegnat  PARSER');
    expect(correction).toEqual({ typed: 'Elegnat PARSER', used: 'elegant PARSER' });
  });

  it('is not looked for when all words are there', async () => {
    const correct = vi.fn(INDEX.correct);
    await find('fast parser', { ...INDEX, correct });
    await find('kind:paper', { ...INDEX, correct });
    await find('https://github.com/a/nomm', { ...INDEX, correct });
    expect(correct).not.toHaveBeenCalled();
    await find('fast parsre', { ...INDEX, correct });
    expect(correct).toHaveBeenCalledWith('parsre');
  });

  it('is not corrected to what the facets leave out', async () => {
    expect(await find('elegnat kind:paper')).toMatchObject({ titles: [], correction: null });
  });
});

describe('when nothing is found', () => {
  it('the notes with the rarest of the words are named', async () => {
    const { titles, nearestNotes } = await find('parser expressions qqqq');
    expect(titles).toEqual([]);
    expect(nearestNotes).toEqual([{ title: 'Papers', href: 'papers/' }]);
  });

  it('no note is named that has none of the words', async () => {
    expect(await find('qqqq wwww')).toMatchObject({ titles: [], nearestNotes: [], total: 0 });
  });
});

describe('many links', () => {
  const count = 2200;
  const many = memoryBackend(
    sampleSite({
      'a.md': `# A\n\n${links(count, 'alike')}\n- [Last](https://b.example/) - An alike last one, number 7.\n- [Other](https://c.example/)\n`,
    }).site,
  );

  it('are handed out in pages, each once', async () => {
    const finder = await findLinks(many, parseQuery('kind:page'));
    const seen: string[] = [];
    while (finder.hasMore()) seen.push(...(await finder.next(300)).map(({ link }) => link.url));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(2000);
    expect(finder.total).toBe(count + 2);
    expect(await finder.next(1)).toEqual([]);
  });

  it('are loaded a few files at a time, each file once', async () => {
    const loadGroups = vi.fn(many.loadGroups);
    const finder = await findLinks({ ...many, loadGroups }, parseQuery('alike'));
    await finder.next(20);
    const files = loadGroups.mock.calls.map(([file]) => file);
    expect(files.length).toBeLessThanOrEqual(6);
    expect(new Set(files).size).toBe(files.length);
  });

  it('are not all loaded to see that a word only resembles what was typed', async () => {
    const loadGroups = vi.fn(many.loadGroups);
    // The index finds the beginning of a word that it does not know.
    const find = (word: string) =>
      word === 'alikx'
        ? many.find('alik').then((hits) => hits.map((hit) => ({ ...hit, isWhole: false })))
        : many.find(word);
    let looked = 0;
    const correct = (word: string) => {
      looked ||= loadGroups.mock.calls.length;
      return many.correct(word);
    };
    const finder = await findLinks({ ...many, find, loadGroups, correct }, parseQuery('alikx'));
    expect(finder.correction?.used).toBe('alike');
    expect(looked).toBe(2);
  });

  it.each([
    ['"an alike last"', 'Last'],
    ['alike "last one"', 'Last'],
    ['number -7 host:b.example host:c.example', null],
    ['host:b.example host:c.example', 'Last'],
    ['alike host:b.example host:c.example', 'Last'],
    ['alike host:b.example', 'Last'],
  ])('do not hide the one that is looked for: %s', async (typed, title) => {
    const finder = await findLinks(many, parseQuery(typed));
    const [first] = await finder.next(1);
    expect(first?.link.title ?? null).toBe(title);
  });
});
