import { defineRule } from '../rule.ts';

/**
 * The address of a page comes from the path of its note, in lower case and without special characters. Two notes that differ in
 * these only would replace each other. Rename one of them, or give it a `slug` of its own in its frontmatter.
 */
export const slugCollision = defineRule({
  id: 'slug-collision',
  severity: 'error',
  summary: 'Two notes, or a note and an alias, with the same address.',
});
