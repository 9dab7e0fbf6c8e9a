import { defineRule } from '../rule.ts';

/**
 * Invisible characters, backslashes and endings other than `.md` for Markdown are refused. A warning is given for names that
 * Windows cannot store, such as `what?.md` or `con.md`. Rename the file.
 */
export const fileName = defineRule({
  id: 'file-name',
  severity: 'error',
  summary: 'A file name that some systems cannot store, or that hides what it is.',
});
