import { defineRule } from '../rule.ts';

/**
 * A build counts every link in the notes and in the pages before it replaces a site. When they differ, something was lost: the old
 * site stays, and the fault is in the program, not in the notes. Please report it.
 */
export const verifyPages = defineRule({
  id: 'verify-pages',
  severity: 'error',
  summary: 'Pages that do not hold what the notes hold.',
});
