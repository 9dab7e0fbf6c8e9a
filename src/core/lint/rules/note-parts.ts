import { defineRule } from '../rule.ts';

/**
 * A note has more than 60,000 parts (paragraphs, items, cells, links, pieces of text; a heading counts as three), or so many
 * signs that it would come to that: such as 10,000 character references, 40,000 addresses or 10,000 HTML elements. It would hold
 * up every build, and be of no use as a page. Split the note into several.
 */
export const noteParts = defineRule({
  id: 'note-parts',
  severity: 'error',
  summary: 'A note with too many parts for a page.',
});
