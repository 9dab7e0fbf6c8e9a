import { describe, expect, it } from 'vitest';
import { createWordCollector, writeGroupPage } from '../../../src/core/search/group-words.ts';
import { searchGroup } from './sample.ts';

const { collect } = createWordCollector();

/** So many different words. */
function text(words: number): string {
  return Array.from({ length: words }, (_, index) => `word${index}`).join(' ');
}

describe('the words of a group', () => {
  it('are those of note, headings and hosts, then those of each link, its title first', () => {
    const group = searchGroup(
      [
        {
          title: 'Nom',
          url: 'https://github.com/a/nom',
          description: 'Fast parser combinators',
          extra: 'MIT',
          companions: [{ label: 'HN', url: 'https://news.example/1' }],
        },
        { title: 'Pest, the parser', url: 'https://pest.example/' },
      ],
      { note: 'Rust', section: ['Libraries', 'Text'] },
    );
    const { words, context, links } = collect(group);
    expect(words.slice(0, context)).toEqual([
      ...['rust', 'libraries', 'text'],
      ...['github', 'com', 'githubcom', 'news', 'example', 'newsexample', 'pest', 'pestexample'],
    ]);
    expect(words.slice(context)).toEqual([
      ...['nom', 'fast', 'parser', 'combinators', 'mit', 'hn', 'hn'],
      ...['pest', 'the', 'parser'],
    ]);
    expect(links).toEqual([
      { title: 1, text: 6 },
      { title: 3, text: 0 },
    ]);
  });

  it.each([
    ['', '', 0, 0],
    ['one', 'one', 1, 2],
    ['one one one', 'two two', 1, 2],
    [text(6), text(12), 6, 12],
    [text(7), text(13), 8, 14],
    [text(9), text(17), 10, 20],
    [text(11), text(25), 13, 26],
    [text(3000), text(5000), 3153, 5044],
  ])('fill up title and text to few numbers of words (%#)', (title, description, inTitle, inText) => {
    const { words, context, links } = collect(searchGroup([{ title, description }, { title: 'End' }]));
    expect(links[0]).toEqual({ title: inTitle, text: inText });
    const own = words.slice(context, context + inTitle + inText);
    expect(new Set(own.slice(0, inTitle))).toEqual(new Set(title.split(' ').filter(Boolean)));
    expect(new Set(own.slice(inTitle))).toEqual(new Set(description.split(' ').filter(Boolean)));
    expect(words.slice(context + inTitle + inText)).toEqual(['end']);
  });

  it('have every form of a word, and single letters as words that no other begins with', () => {
    const { words, context } = collect(searchGroup([{ title: 'Next.js & C' }]));
    expect(words.slice(context)).toEqual(['next', 'js', 'x1xc', 'nextjs']);
  });

  it('have hosts with all domains above them in one piece', () => {
    const urls = [
      'https://gist.github.com/1',
      'https://www.my-own-long-name.co.example.org/',
      'https://müller.example/',
    ];
    const { words, context } = collect(searchGroup(urls.map((url) => ({ title: '', url }))));
    expect(words.slice(0, context)).toEqual(
      expect.arrayContaining([
        'gistgithubcom',
        'githubcom',
        'myownlongnamecoexampleorg',
        'exampleorg',
        'mullerexample',
      ]),
    );
  });

  it('are told apart from the spelling that slips are looked for in', () => {
    const { spelled } = collect(searchGroup([{ title: 'Next.js & C', url: 'https://host.example/' }]));
    expect([...spelled]).toEqual(['tools', 'next', 'js', 'c']);
  });

  it('are never none, as the index would leave the group out', () => {
    const { words, context, links, spelled } = collect(
      searchGroup([{ title: '!', url: 'mailto:nobody' }], { note: '?', section: ['—'] }),
    );
    expect(words).toHaveLength(1);
    expect(words.join(' ')).toMatch(/^\w+$/);
    expect({ context, links, spelled: spelled.length }).toEqual({
      context: 1,
      links: [{ title: 0, text: 0 }],
      spelled: 0,
    });
  });
});

describe('the page of a group', () => {
  it('holds its words and a number that makes it different', () => {
    expect(writeGroupPage('rust nom', 7, 'en')).toBe(
      '<html lang="en"><body><a id="7"></a><p data-pagefind-weight="1.05">rust nom</p></body></html>',
    );
  });

  it.each([
    ['de', 'de'],
    ['pt-BR', 'pt-BR'],
    ['zh', 'und'],
    ['zh-Hant', 'und'],
    ['ja', 'und'],
    ['TH', 'und'],
    ['zha', 'zha'],
    ['"><b>', 'b'],
  ])('in %j is marked as %j, as Pagefind cuts the words of some languages', (language, lang) => {
    expect(writeGroupPage('a', 0, language)).toContain(`<html lang="${lang}">`);
  });
});
