import { defineRule } from '../rule.ts';

/**
 * Notes are files that end with `.md`. Name the folder that holds them with `--content`, or write a first one.
 */
export const noNotes = defineRule({
  id: 'no-notes',
  severity: 'error',
  summary: 'A content folder without notes.',
});
