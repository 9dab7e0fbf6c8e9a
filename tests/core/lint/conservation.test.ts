import { expect, it } from 'vitest';
import { findLoss } from '../../../src/core/lint/conservation.ts';
import type { Readdressing } from '../../../src/core/model/edit.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { parse } from '../markdown/parse.ts';

const TEXT = [
  '# Note',
  '',
  '- [One](https://example.org/one) - What it is. ([HN](https://news.ycombinator.com/item?id=1))',
  '- [Two](https://example.org/two)',
  '- [Three](other.md)',
  '',
].join('\n');

/** Replaces the first `from` by `to` and tells what is lost. */
function lossOf(from: string, to: string, readdresses: readonly Readdressing[] = []): string | null {
  const start = TEXT.indexOf(from);
  const edits = [{ start, end: start + from.length, text: to }];
  const around = { notes: ['a/other.md', 'a/more.md'] };
  const before = parse(TEXT, around).note;
  const after = parse(applyEdits(TEXT, edits), around).note;
  return findLoss(before, after, { text: TEXT, edits, readdresses });
}

it.each([
  ['another word', 'What it is', 'What it was'],
  ['another title', '[Two]', '[Second]'],
  ['a new paragraph', '- [Two]', '- A note.\n- [Two]'],
])('nothing is lost by %s', (_, from, to) => {
  expect(lossOf(from, to)).toBeNull();
});

it('nothing is lost by another address that is meant', () => {
  const [from, to] = ['https://example.org/two', 'https://example.org/2'];
  expect(lossOf(from, to, [{ from, to }])).toBeNull();
});

it('nothing is strange about links that were code, where the change means to show them', () => {
  const text = '# Note\n\n    - [One](https://example.org/one)\n';
  const start = text.indexOf('    -');
  const edits = [{ start, end: start + 4, text: '' }];
  const [before, after] = [parse(text).note, parse(applyEdits(text, edits)).note];
  const change = { text, edits, readdresses: [] };
  expect(findLoss(before, after, change)).toBe('a link to https://example.org/one would be added');
  expect(findLoss(before, after, { ...change, reveals: true })).toBeNull();
  expect(findLoss(after, before, { ...change, reveals: true })).toBe(
    'the link to https://example.org/one would be lost',
  );
});

it.each([
  [
    'another address',
    'https://example.org/two',
    'https://example.org/2',
    'the link to https://example.org/two would be lost',
  ],
  ['a bracket that is gone', '[Two]', 'Two]', 'an entry would become a mention'],
  ['a target that is another', 'other.md', 'more.md', 'the link to a/other.md# would be lost'],
  ['a second link', 'What it is', '[What](https://example.org/x)', 'a link to https://example.org/x would be added'],
  [
    'a companion that becomes text',
    '. ([HN]',
    '. x ([HN](https://example.org/y) [HN]',
    'a link to https://example.org/y would be added',
  ],
  ['a word before an entry', '- [Two]', '- x [Two]', 'an entry would become a mention'],
  ['words behind a companion', '?id=1))', '?id=1)) and more', 'a companion would leave its entry'],
  ['code around what follows', '- [One]', '```\n[One]', 'would be lost'],
  ['a list that becomes another', '# Note\n', '# Note\n\n- Outer\n\n  x', null],
])('sees %s', (_, from, to, expected) => {
  if (expected === null) expect(lossOf(from, to)).toBeNull();
  else expect(lossOf(from, to)).toContain(expected);
});

it('sees an address that changes where another one should', () => {
  const meant = [{ from: 'https://example.org/one', to: 'https://example.org/1' }];
  expect(lossOf('https://example.org/two', 'https://example.org/1', meant)).toContain('https://example.org/two');
});

it('sees that what stands on other lines is another thing now', () => {
  const text = '- [Outer](https://example.org/a)\n  - [Inner](https://example.org/b)\n';
  const edits = [{ start: 0, end: 1, text: '1234.' }];
  const after = parse(applyEdits(text, edits)).note;
  expect(findLoss(parse(text).note, after, { text, edits, readdresses: [] })).toBe(
    'a link that stands elsewhere would change',
  );
});

it('sees that the address of the page is another one', () => {
  const [before, after] = ['one', 'two'].map(
    (slug) => parse(TEXT, { frontmatter: { slug }, notes: ['a/other.md'] }).note,
  );
  if (!before || !after) throw new Error('not parsed');
  expect(findLoss(before, after, { text: TEXT, edits: [], readdresses: [] })).toBe(
    'the address of the page would change',
  );
});
