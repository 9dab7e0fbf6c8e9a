import { describe, expect, it } from 'vitest';
import { companionType } from '../../../src/core/model/companion-type.ts';
import { linkId } from '../../../src/core/model/link-id.ts';
import { linkKind } from '../../../src/core/model/link-kind.ts';
import { nearestText } from '../../../src/core/model/nearest.ts';
import { createPlaces } from '../../../src/core/model/places.ts';

describe('linkKind', () => {
  it.each([
    ['https://github.com/a/b', 'repository'],
    ['https://github.com/a/b/tree/main/x', 'repository'],
    ['https://github.com/a/b/issues/1', 'discussion'],
    ['https://github.com/a', 'page'],
    ['https://github.com/topics/nix', 'page'],
    ['https://gist.github.com/a/b', 'repository'],
    ['https://www.youtube.com/watch?v=x', 'video'],
    ['https://m.youtube.com/watch?v=x', 'video'],
    ['https://youtu.be/x', 'video'],
    ['https://arxiv.org/abs/1', 'paper'],
    ['https://a.org/x.pdf', 'paper'],
    ['https://news.ycombinator.com/item?id=1', 'discussion'],
    ['https://old.reddit.com/r/x', 'discussion'],
    ['https://www.goodreads.com/book/1', 'book'],
    ['https://www.npmjs.com/package/x', 'package'],
    ['https://docs.rs/x', 'documentation'],
    ['https://docs.example.org/x', 'documentation'],
    ['https://example.org/docs/x', 'documentation'],
    ['https://example.org/blog/x', 'article'],
    ['https://someone.medium.com/x', 'article'],
    ['https://example.org/2021/05/x', 'article'],
    ['https://example.org', 'page'],
    ['https://notyoutube.com/x', 'page'],
    ['mailto:a@b.org', 'page'],
  ])('%s is a %s', (url, kind) => {
    expect(linkKind(url)).toBe(kind);
  });
});

describe('companionType', () => {
  it.each([
    ['HN', 'discussion'],
    ['hn', 'discussion'],
    ['HN 2', 'discussion'],
    ['Lobsters', 'discussion'],
    ['Code', 'code'],
    ['Web Code', 'code'],
    ['Docs', 'docs'],
    ['Talk', 'video'],
    ['PDF', 'paper'],
    ['Article', 'article'],
    ['Web', 'site'],
    ['How to use it', 'other'],
  ])('%s is %s', (label, type) => {
    expect(companionType(label)).toBe(type);
  });

  it('lets the settings come first', () => {
    expect(companionType('web', { Web: 'docs' })).toBe('docs');
  });
});

describe('linkId', () => {
  it('is short, stable and spread', () => {
    expect(linkId('github.com/a/b')).toBe(linkId('github.com/a/b'));
    const ids = new Set(Array.from({ length: 200_000 }, (_, index) => linkId(`github.com/a/${index}`)));
    // Of so many, some ten pairs share an id by chance.
    expect(ids.size).toBeGreaterThan(200_000 - 25);
    for (const id of [...ids].slice(0, 100)) expect(id).toMatch(/^[0-9a-z]{6}$/);
  });

  it.each([
    ['', '7lxpas'],
    ['a', 'teldxs'],
    ['github.com/x/y', 'f8dn4l'],
    ['example.org/ü', 'fe2hwr'],
  ])('of `%s` never changes: links to rows are kept elsewhere', (address, id) => {
    expect(linkId(address)).toBe(id);
  });
});

describe('nearestText', () => {
  it.each([
    ['httpvs', 'https'],
    ['htpt', 'http'],
    ['ftp', null],
  ])('%s: %s', (text, nearest) => {
    expect(nearestText(text, ['https', 'http', 'mailto'], 1)).toBe(nearest);
  });
});

describe('createPlaces', () => {
  it('counts lines and UTF-16 columns from 1, CRLF as one break', () => {
    const placeOf = createPlaces('ab\r\n😀c\n');
    expect(placeOf({ start: 4, end: 7 })).toEqual({ line: 2, column: 1, endLine: 2, endColumn: 4 });
    expect(placeOf({ start: 99, end: 99 })).toMatchObject({ line: 3, column: 1 });
  });
});
