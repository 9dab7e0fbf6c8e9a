import { defineRule } from '../rule.ts';

/**
 * Frontmatter ends with a line that is exactly `---`. Without it, the whole note would be read as settings. To begin a note with
 * a horizontal line instead, write `***`.
 */
export const frontmatterUnclosed = defineRule({
  id: 'frontmatter-unclosed',
  severity: 'error',
  summary: 'Frontmatter that does not end.',
  ok: '---\ntitle: Note\n---\n\nText.',
  notOk: '---\ntitle: Note\n\nText.',
});
