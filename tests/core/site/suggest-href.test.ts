import { expect, it } from 'vitest';
import { suggestHref } from '../../../src/core/site/suggest-href.ts';

it.each([
  ['https://github.com/example/links', 'https://github.com/example/links/issues/new?title={title}&body={body}'],
  ['https://codeberg.org/a/b', 'https://codeberg.org/a/b/issues/new?title={title}&body={body}'],
  ['https://gitlab.com/a/b', 'https://gitlab.com/a/b/-/issues/new?issue[title]={title}&issue[description]={body}'],
])('leads from %s to a new issue', (url, href) => {
  expect(suggestHref({ url, branch: 'main', path: '' })).toBe(href);
});

it('is none without a repository', () => {
  expect(suggestHref(null)).toBeNull();
});
