import { expect, it } from 'vitest';
import { issueHref } from '../../../src/core/site/issue-href.ts';

const hostile = '](x) & <b> #1 %20 @everyone $& 🌿 شيء';
const suggestion = {
  title: hostile,
  url: 'https://example.org/a?b=1&c=2#d',
  description: 'Says "hello" + more.',
  companions: [{ label: 'HN', url: 'https://news.example/1' }],
  note: 'web/css & more.md',
  section: 'Tools',
};
const line =
  '- [\\](x) & \\<b> #1 %20 @everyone $& 🌿 شيء](https://example.org/a?b=1&c=2#d) - Says "hello" + more. ([HN](https://news.example/1))';
const body = `A link for web/css & more.md, section Tools:\n\n    ${line}\n`;

function filled(url: string) {
  const href = new URL(issueHref({ url, branch: 'main', path: '' }, suggestion));
  return { place: href.origin + href.pathname, fields: Object.fromEntries(href.searchParams) };
}

it('fills the fields of a form on GitHub', () => {
  expect(filled('https://github.com/o/r')).toEqual({
    place: 'https://github.com/o/r/issues/new',
    fields: {
      template: 'suggest-a-link.yml',
      title: `Suggest a link: ${hostile}`,
      name: hostile,
      address: suggestion.url,
      description: suggestion.description,
      note: suggestion.note,
      section: 'Tools',
      companions: 'HN: https://news.example/1',
      body,
    },
  });
});

it.each([
  ['https://gitlab.com/o/r', 'https://gitlab.com/o/r/-/issues/new', 'issue[title]', 'issue[description]'],
  ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/issues/new', 'title', 'body'],
  ['https://git.example/o/r', 'https://git.example/o/r/issues/new', 'title', 'body'],
])('fills title and text on %s', (url, place, title, text) => {
  expect(filled(url)).toEqual({ place, fields: { [title]: `Suggest a link: ${hostile}`, [text]: body } });
});

it('leaves out what is left open', () => {
  const repository = { url: 'https://github.com/o/r', branch: 'main', path: '' };
  const bare = { title: 'T', url: 'https://example.org', note: '', section: '' };
  expect(Object.fromEntries(new URL(issueHref(repository, bare)).searchParams)).toEqual({
    template: 'suggest-a-link.yml',
    title: 'Suggest a link: T',
    name: 'T',
    address: 'https://example.org',
    body: 'A link:\n\n    - [T](https://example.org)\n',
  });
});
