import { defineRule } from '../rule.ts';

/**
 * A build counts every link in the notes and in `links.ndjson` before it replaces a site. When they differ, the old site stays, and
 * the fault is in the program, not in the notes. Please report it.
 */
export const verifyLinks = defineRule({
  id: 'verify-links',
  severity: 'error',
  summary: 'A list of links that does not hold what the notes hold.',
});
