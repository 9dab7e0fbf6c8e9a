import { describe, expect, it } from 'vitest';
import { buildAddresses, type NoteHead } from '../../../src/core/model/addresses.ts';
import { slugOfPath } from '../../../src/core/model/slug.ts';
import { relativePath, resolveTarget, resolveWikiName } from '../../../src/core/model/target.ts';

function build(paths: readonly (string | NoteHead)[], files: readonly string[] = []) {
  const notes = paths.map((path) => (typeof path === 'string' ? { path, frontmatter: {} } : path));
  return buildAddresses({ notes, files, sizes: new Map(), base: '/' });
}

describe('slugs', () => {
  it.each([
    ['Web/Web Workers', 'web/web-workers'],
    ['C#', 'c-sharp'],
    ['C++', 'c++'],
    ['what?', 'what'],
    ["what's new", 'whats-new'],
    ['Ünïcode/日本', 'ünïcode/日本'],
    ['e\u0301', 'é'],
    ['.dot', 'dot'],
    ['a~b', 'a-b'],
  ])('%s becomes %s', (path, slug) => {
    expect(slugOfPath(path)).toBe(slug);
  });

  it('names by a hash what has no letters', () => {
    expect(slugOfPath('???')).toMatch(/^[0-9a-z]{10}$/);
  });
});

describe('buildAddresses', () => {
  it('gives an index note its folder, whatever its name', () => {
    const { addresses, messages } = build(['a/a.md', 'b/index.md', 'C/README.md', 'd.md', 'd/x.md', 'e/f/F.md']);
    expect(messages).toEqual([]);
    expect(Object.fromEntries(addresses.slugs)).toEqual({
      'a/a.md': 'a',
      'b/index.md': 'b',
      'C/README.md': 'c',
      'd.md': 'd',
      'd/x.md': 'd/x',
      'e/f/F.md': 'e/f',
    });
    expect([...addresses.categories.keys()]).toEqual(['', 'C', 'a', 'b', 'd', 'e', 'e/f']);
    expect(addresses.indexes.get('d')).toBe('d.md');
  });

  it('keeps the addresses of the site itself free', () => {
    const { addresses, messages } = build([
      'notes/notes.md',
      'notes/x.md',
      'search.md',
      'suggest.md',
      'contribute.md',
      'schema/y.md',
    ]);
    expect(messages).toEqual([]);
    expect(Object.fromEntries(addresses.slugs)).toEqual({
      'notes/notes.md': 'notes/notes',
      'notes/x.md': 'notes/x',
      'search.md': 'search/search',
      'suggest.md': 'suggest/suggest',
      'contribute.md': 'contribute/contribute',
      'schema/y.md': '-schema/y',
    });
    expect(addresses.categories.get('notes')).toBe('notes/notes');
  });

  it('has the root index note at its own path, and a single one at the root', () => {
    const { addresses } = build([{ path: 'intro.md', frontmatter: { slug: '/' } }, 'x.md']);
    expect(addresses.indexes.get('')).toBe('intro.md');
    expect(addresses.slugs.get('intro.md')).toBe('intro');
    expect(build(['README.md']).addresses.slugs.get('README.md')).toBe('');
  });

  it.each([
    [['A.md', 'a.md'], 'a.md'],
    [['C sharp.md', 'C#.md'], 'C#.md'],
    [['x.md', { path: 'y.md', frontmatter: { slug: 'x' } }], 'y.md'],
    [['a/b.md', { path: 'z.md', frontmatter: { slug: 'a' } }], 'z.md'],
  ] as const)('reports %j at one of them', (paths, file) => {
    const { messages, addresses } = build(paths);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ rule: 'slug-collision', severity: 'error' });
    expect([file, paths[0]]).toContain(messages[0]?.file);
    expect(new Set(addresses.slugs.values()).size).toBe(paths.length);
  });

  it('does not depend on the order of the notes', () => {
    const paths = ['b/x.md', 'a.md', 'a/c.md', 'b/b.md', 'B.md'];
    const one = build(paths);
    const two = build([...paths].reverse());
    expect([...two.addresses.slugs]).toEqual([...one.addresses.slugs]);
    expect(two.messages).toEqual(one.messages);
  });
});

describe('targets', () => {
  const { addresses } = build(['a/a.md', 'a/b.md', 'c/d.md'], ['a/p.png']);
  it.each([
    ['b.md', { type: 'note', path: 'a/b.md', fragment: '' }],
    ['../c/d.md#x%20y', { type: 'note', path: 'c/d.md', fragment: 'x y' }],
    ['b.md?raw=1', { type: 'note', path: 'a/b.md', fragment: '' }],
    ['/a/b/', { type: 'note', path: 'a/b.md', fragment: '' }],
    ['../c/', { type: 'category', path: 'c', fragment: '' }],
    ['p.png', { type: 'file', path: 'a/p.png', fragment: '' }],
    ['../../x.md', { type: 'beyond' }],
    ['d.md', { type: 'missing', path: 'a/d.md', nearest: 'c/d.md' }],
  ])('%s', (href, expected) => {
    expect(resolveTarget(addresses, 'a/a.md', href)).toEqual(expected);
  });

  it('finds wikilinks by name, then by path', () => {
    const wiki = build(['x/Same.md', 'y/same.md', 'z/One.md']).addresses;
    expect(resolveWikiName(wiki, 'one')).toEqual({ type: 'note', path: 'z/One.md' });
    expect(resolveWikiName(wiki, 'y/same')).toEqual({ type: 'note', path: 'y/same.md' });
    expect(resolveWikiName(wiki, 'same')).toEqual({ type: 'ambiguous', paths: ['x/Same.md', 'y/same.md'] });
    expect(resolveWikiName(wiki, 'on')).toEqual({ type: 'unknown', nearest: 'One' });
  });

  it('writes a path as the note would', () => {
    expect(relativePath('a/b/c.md', 'a/d.md')).toBe('../d.md');
    expect(relativePath('c.md', 'a/d.md')).toBe('a/d.md');
  });
});
