import { defineRule } from '../rule.ts';

/**
 * A page of that size is slow to load and hard to read. Split the note into several.
 */
export const fileSize = defineRule({
  id: 'file-size',
  severity: 'error',
  summary: 'A note of more than 1 MB.',
});
