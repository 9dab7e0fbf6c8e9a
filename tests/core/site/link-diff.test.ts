import { describe, expect, it } from 'vitest';
import { buildLinkDiff, type LinkChange, type LinkDiff } from '../../../src/core/site/link-diff.ts';
import { sampleSite } from './sample.ts';

type Notes = Readonly<Record<string, string>>;

/** Compares two states of a collection of which all notes count as changed. */
function compare(before: Notes, after: Notes, more: Partial<Parameters<typeof buildLinkDiff>[0]> = {}): LinkDiff {
  const notesOf = (notes: Notes) => [...sampleSite(notes).site.notes.values()];
  return buildLinkDiff({
    before: notesOf(before),
    after: notesOf(after),
    renamed: new Map(),
    others: [],
    ...more,
  });
}

const print = ({ type, link, from, edits, newHosts }: LinkChange) =>
  [
    type,
    link.title.text,
    ...(from === null ? [] : [`from ${[from.note, ...from.section].join('>')}`]),
    ...edits.map((edit) => `${edit.part}: ${edit.before} -> ${edit.after}`),
    ...newHosts.map((host) => `new ${host}`),
  ].join(' | ');

const changesOf = ({ notes }: LinkDiff) => notes.flatMap(({ links }) => links.map(print));

const A = '- [A](https://a.example/1) - First.\n';
const B = '- [B](https://b.example/2)\n';
const C = '- [C](https://a.example/3)\n';

describe('the links of one note', () => {
  it.each<[name: string, before: string, after: string, changes: readonly string[]]>([
    ['nothing', A + B, A + B, []],
    ['another order', A + B, B + A, []],
    ['other words around', A, `Words.\n\n${A}`, []],
    ['formatting', A, '- [*A*](https://a.example/1) - `First`.\n', []],
    ['one more', A, A + C, ['added | C']],
    ['one of a new host more', A, A + B, ['added | B | new b.example']],
    ['one less', A + B, B, ['removed | A']],
    ['another title', A, A.replace('[A]', '[A+]'), ['changed | A+ | title: A -> A+']],
    ['another description', A, A.replace('First', 'One'), ['changed | A | description: First. -> One.']],
    ['no description any more', A, '- [A](https://a.example/1)\n', ['changed | A | description: First. -> null']],
    [
      'a form of the same address',
      A,
      A.replace('https://', 'http://www.'),
      ['changed | A | address: https://a.example/1 -> http://www.a.example/1'],
    ],
    [
      'another address below the same title',
      A + B,
      A.replace('a.example/1', 'c.example/9') + B,
      ['changed | A | address: https://a.example/1 -> https://c.example/9 | new c.example'],
    ],
    ['another address and another title', A + B, B + C, ['added | C', 'removed | A']],
    [
      'a companion more',
      B,
      B.replace('\n', ' ([HN](https://news.example/1))\n'),
      ['changed | B | companion: null -> HN: https://news.example/1 | new news.example'],
    ],
    [
      'another address of a companion',
      B.replace('\n', ' ([HN](https://b.example/1)) ([Code](https://b.example/c))\n'),
      B.replace('\n', ' ([Code](https://b.example/c)) ([HN](https://b.example/2))\n'),
      ['changed | B | companion: HN: https://b.example/1 -> HN: https://b.example/2'],
    ],
    ['another tag', B.replace('\n', ' `Go`\n'), B.replace('\n', ' `C`\n'), ['changed | B | tags: Go -> C']],
    [
      'a link in a sentence that led an item',
      B,
      'Words on [B](https://b.example/2).\n',
      ['changed | B | role: entry -> mention'],
    ],
    ['the same link once more', A, A + A, ['added | A']],
    ['the same link once less', A + A, A, ['removed | A']],
    [
      'a link to another section',
      `## X\n\n${A}${B}\n## Y\n\n${C}`,
      `## X\n\n${B}\n## Y\n\n${A}${C}`,
      ['moved | A | from n.md>X'],
    ],
    [
      'a link that was moved and edited',
      `## X\n\n${A}${B}\n## Y\n\n${C}`,
      `## X\n\n${B}\n## Y\n\n${C}${A.replace('First', 'One')}`,
      ['moved | A | from n.md>X | description: First. -> One.'],
    ],
  ])('with %s', (_, before, after, changes) => {
    expect(changesOf(compare({ 'n.md': `# N\n\n${before}` }, { 'n.md': `# N\n\n${after}` }))).toEqual(changes);
  });

  it('of a section that was renamed have not moved, nor have those below it', () => {
    const before = `# N\n\n## X\n\n${A}\n### Deep\n\n${B}\n## Y\n\n${C}`;
    const { notes } = compare({ 'n.md': before }, { 'n.md': before.replace('## X', '## Z') });
    expect(notes).toMatchObject([{ path: 'n.md', sections: [{ before: ['X'], after: ['Z'] }], links: [] }]);
  });

  it('of a section that stays have moved, though the other one is new', () => {
    const before = `# N\n\n## X\n\n${A}`;
    const after = `# N\n\n## X\n\nNothing.\n\n## Z\n\n${A}`;
    expect(changesOf(compare({ 'n.md': before }, { 'n.md': after }))).toEqual(['moved | A | from n.md>X']);
  });
});

describe('the notes', () => {
  const statesOf = ({ notes }: LinkDiff) =>
    notes.map(({ path, status, before }) => [path, status, ...(before === null ? [] : [before])].join(' '));

  it('tell a link that another note has now, at that note only', () => {
    const diff = compare({ 'a.md': A + C, 'b.md': B }, { 'a.md': C, 'b.md': B + A });
    expect(diff.notes.map(({ path, movedAway, links }) => [path, movedAway, ...links.map(print)])).toEqual([
      ['a.md', 1],
      ['b.md', 0, 'moved | A | from a.md'],
    ]);
  });

  it('keep the same link of two notes apart', () => {
    const diff = compare({ 'a.md': A, 'b.md': A }, { 'a.md': A.replace('First', 'One'), 'b.md': B });
    expect(diff.notes.map(({ path, links }) => [path, links.map(print)])).toEqual([
      ['a.md', ['changed | A | description: First. -> One.']],
      ['b.md', ['added | B | new b.example', 'removed | A']],
    ]);
  });

  it('are added and removed', () => {
    const diff = compare({ 'a.md': A, 'b.md': B }, { 'b.md': B, 'c.md': C });
    expect(statesOf(diff)).toEqual(['a.md removed', 'b.md changed', 'c.md added']);
    expect(changesOf(diff)).toEqual(['removed | A', 'added | C']);
  });

  it('are renamed where git says so, even with most links replaced', () => {
    const diff = compare({ 'a.md': A + B }, { 'z.md': A + C }, { renamed: new Map([['a.md', 'z.md']]) });
    expect(statesOf(diff)).toEqual(['z.md renamed a.md']);
    expect(changesOf(diff)).toEqual(['added | C', 'removed | B']);
  });

  it('are renamed where more than half of the links are the same', () => {
    expect(statesOf(compare({ 'a.md': A + B + C }, { 'z.md': A + B }))).toEqual(['z.md renamed a.md']);
    expect(changesOf(compare({ 'a.md': A + B + C }, { 'z.md': A + B }))).toEqual(['removed | C']);
    expect(statesOf(compare({ 'a.md': A + B }, { 'z.md': A }))).toEqual(['a.md removed', 'z.md added']);
  });

  it('know hosts of companions and of notes that have not changed', () => {
    const old = { 'a.md': '- [A](https://a.example/) ([HN](https://hn.example/1))\n' };
    const now = { 'a.md': `${old['a.md']}${B}- [D](https://hn.example/2)\n- [E](https://www.new.example/)\n` };
    const diff = compare(old, now, { others: ['https://www.b.example/other'] });
    expect(diff.newHosts).toEqual(['new.example']);
    expect(changesOf(diff)).toEqual(['added | B', 'added | D', 'added | E | new new.example']);
  });
});
