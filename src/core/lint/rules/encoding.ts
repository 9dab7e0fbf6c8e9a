import { defineRule } from '../rule.ts';

/**
 * Notes are read as UTF-8 and nothing else: any other reading would change letters and addresses. Save the file as UTF-8 in your
 * editor, or convert it as the hint says.
 */
export const encoding = defineRule({
  id: 'encoding',
  severity: 'error',
  summary: 'A file that is no UTF-8.',
});
