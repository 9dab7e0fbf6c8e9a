import { defineRule } from '../rule.ts';

/**
 * Nothing is left out silently, so a file that cannot be read stops the build. The message says what the system answered.
 */
export const unreadableFile = defineRule({
  id: 'unreadable-file',
  severity: 'error',
  summary: 'A file or folder that cannot be read.',
});
