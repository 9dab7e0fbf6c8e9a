import { expect, it } from 'vitest';
import { suggestHref } from '../../../src/client/search/suggest-href.ts';
import { parseQuery } from '../../../src/core/search/query.ts';

const GITHUB = 'https://github.com/example/links/issues/new?title={title}&body={body}';

function filled(typed: string) {
  const { searchParams } = new URL(suggestHref(GITHUB, parseQuery(typed)));
  return { title: searchParams.get('title'), body: searchParams.get('body') };
}

it.each([
  ['https://example.org/a?b=1&c=2#d', 'https://example.org/a?b=1&c=2#d'],
  ['example.org/a', 'https://example.org/a'],
])('suggests the address %s', (typed, url) => {
  expect(filled(typed)).toEqual({
    title: `Suggest a link: ${typed}`,
    body: `- [Title](${url}) - What it is, in a few words.\n`,
  });
});

it('leaves the address open when words were looked for', () => {
  expect(filled('fast & {body} $& parser')).toEqual({
    title: 'Suggest a link: fast & {body} $& parser',
    body: '- [Title](https://) - What it is, in a few words.\n',
  });
});

it('fills the names that other places give the fields', () => {
  const href = suggestHref('https://gitlab.com/a/-/issues/new?issue[title]={title}', parseQuery('nix'));
  expect(new URL(href).searchParams.get('issue[title]')).toBe('Suggest a link: nix');
});
