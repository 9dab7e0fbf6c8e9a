import { defineRule } from '../rule.ts';

/**
 * Frontmatter holds a few keys. What is longer belongs into the text, below the closing `---`.
 */
export const frontmatterSize = defineRule({
  id: 'frontmatter-size',
  severity: 'error',
  summary: 'Frontmatter of more than 16 KB.',
});
