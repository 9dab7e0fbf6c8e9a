import { describe, expect, it } from 'vitest';
import { type AddressInput, buildAddresses } from '../../../src/core/model/addresses.ts';
import { createAsk, holdsAnswers } from '../../../src/core/model/answers.ts';

const addressesOf = (paths: readonly string[], more: Partial<AddressInput> = {}) =>
  buildAddresses({
    notes: paths.map((path) => ({ path, frontmatter: {} })),
    files: ['p.png'],
    sizes: new Map([['p.png', { width: 3, height: 2 }]]),
    base: '/',
    ...more,
  }).addresses;

describe('what a note is told about the content around it', () => {
  const before = addressesOf(['a.md', 'b.md', 'x/c.md', 'index.md']);

  it('is where targets, names and images lead', () => {
    const { ask } = createAsk(before, 'a.md');
    expect(ask('target', 'b.md#two')).toEqual({
      found: { type: 'note', path: 'b.md', fragment: 'two' },
      href: '/b/#h-two',
    });
    expect(ask('target', 'd.md')).toMatchObject({ found: { type: 'missing' }, href: '' });
    expect(ask('wikilink', 'c')).toEqual({ type: 'note', path: 'x/c.md' });
    expect(ask('size', 'p.png')).toEqual({ width: 3, height: 2 });
    expect(ask('size', 'q.png')).toBeNull();
    expect(ask('root', '')).toBeNull();
    expect(createAsk(before, 'index.md').ask('root', '')).toBe('/index/');
  });

  it.each<
    [string, readonly ['target' | 'wikilink' | 'size' | 'root', string], ReturnType<typeof addressesOf>, boolean]
  >([
    ['a note that nobody asked for', ['target', 'b.md'], addressesOf(['a.md', 'b.md', 'new.md']), true],
    ['the note that was asked for', ['target', 'b.md'], addressesOf(['a.md']), false],
    ['a note where there was none', ['target', 'd.md'], addressesOf(['a.md', 'd.md']), false],
    ['a nearer name than before', ['target', 'quite.md'], addressesOf(['a.md', 'quits.md']), false],
    ['another address of it', ['target', 'b.md'], addressesOf(['a.md', 'b.md'], { base: '/x/' }), false],
    ['exclusion', ['target', 'd.md'], addressesOf(['a.md', 'b.md'], { excluded: ['d.md'] }), false],
    ['a second note of a name', ['wikilink', 'c'], addressesOf(['a.md', 'x/c.md', 'y/c.md']), false],
    ['another size', ['size', 'p.png'], addressesOf(['a.md'], { sizes: new Map() }), false],
    ['notes, but not of the root', ['root', ''], addressesOf(['index.md', 'b.md']), true],
  ])('is looked at again after a change of %s', (_, [kind, asked], after, holds) => {
    const { ask, answers } = createAsk(before, 'a.md');
    ask(kind, asked);
    expect(holdsAnswers(before, 'a.md', answers)).toBe(true);
    expect(holdsAnswers(after, 'a.md', answers)).toBe(holds);
  });
});
