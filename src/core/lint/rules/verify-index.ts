import { defineRule } from '../rule.ts';

/**
 * A build counts every link in the notes and in the search index before it replaces a site. When they differ, the old site stays,
 * and the fault is in the program, not in the notes. Please report it.
 */
export const verifyIndex = defineRule({
  id: 'verify-index',
  severity: 'error',
  summary: 'A search index that does not hold what the notes hold.',
});
