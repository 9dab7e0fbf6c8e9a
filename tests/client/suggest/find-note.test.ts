import { expect, it } from 'vitest';
import { findNote } from '../../../src/client/suggest/find-note.ts';
import type { NoteChoice } from '../../../src/core/site/suggestion.ts';

const notes: readonly NoteChoice[] = [
  ['web/css.md', 'CSS', 'Tools'],
  ['web/html.md', 'HTML'],
  ['old/html.md', 'HTML'],
];

it.each([
  ['web/css.md', 'web/css.md'],
  [' web/css ', 'web/css.md'],
  ['css', 'web/css.md'],
  ['HTML', undefined],
  ['', undefined],
  ['no such note', undefined],
])('of %j is %s', (typed, path) => {
  expect(findNote(notes, typed)?.[0]).toBe(path);
});
