import { defineRule } from '../rule.ts';

/**
 * Below a heading of one level comes the next one, not the one after that: readers who listen to a page, and its table of
 * contents, take a gap for a part that is missing. A note whose first heading is not its title may begin with any level.
 */
export const headingLevel = defineRule({
  id: 'heading-level',
  severity: 'warning',
  summary: 'A heading that skips a level.',
  ok: '# Note\n\n## Part\n\n### Chapter',
  notOk: '# Note\n\n### Chapter',
  checkNote: ({ note }, report) => {
    let above = note.headingId === null ? null : 1;
    for (const { depth, text, span } of note.headings) {
      if (above !== null && depth > above + 1) {
        report(span, {
          message: `Unexpected heading of level ${depth} below one of level ${above}, expected level ${above + 1}`,
          hint: `Write ${'#'.repeat(above + 1)} ${text}`,
        });
      }
      above = depth;
    }
  },
});
