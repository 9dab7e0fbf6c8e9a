import { defineRule } from '../rule.ts';

/**
 * Such a line is data rather than text, and no reader or reviewer can follow it. Break it into several lines, or keep the data in
 * a file beside the notes.
 */
export const lineLength = defineRule({
  id: 'line-length',
  severity: 'error',
  summary: 'A line of more than 16 KB.',
});
