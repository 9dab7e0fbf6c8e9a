import { expect, it } from 'vitest';
import { addressWord } from '../../../src/core/search/address-word.ts';
import { writeGroupPage } from '../../../src/core/search/group-page.ts';
import { searchGroup } from './sample.ts';

it('writes what is searched as text and what is shown as ids', () => {
  const group = searchGroup(
    [
      {
        id: 'x1',
        title: 'Nom',
        url: 'https://github.com/a/nom',
        description: 'parsers',
        companions: [{ label: 'HN', url: 'https://news.example/1' }],
      },
    ],
    { slug: 'rust', note: 'Rust', section: ['Parsers'] },
  );
  const words = `github com ${addressWord('github.com/a/nom')} hn news example ${addressWord('news.example/1')}`;
  expect(writeGroupPage(group, 'en')).toBe(
    '<html lang="en"><body><div data-pagefind-weight="1.05"><p id="rust|">Rust\u2003Parsers</p>' +
      '<li id="x1|etd|https://github.com/a/nom|HN|https://news.example/1"><b data-pagefind-weight="2">Nom</b>\u2003parsers</li>' +
      `<p>${words}</p></div></body></html>`,
  );
});

it('lets no text or address end an element or an attribute', () => {
  const page = writeGroupPage(
    searchGroup([{ title: '</li><script>', url: 'https://x.example/"><b>', companions: [{ label: '<i>', url: '"' }] }]),
    'en',
  );
  expect(page.match(/<[a-z]+/g)).toEqual(['<html', '<body', '<div', '<p', '<li', '<b', '<p']);
});
