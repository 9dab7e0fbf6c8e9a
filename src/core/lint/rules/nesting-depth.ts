import { defineRule } from '../rule.ts';

/**
 * Lists, quotations, emphasis or HTML elements stand in one another more than 32 deep, elements more than 100 deep. No page can show
 * that, and programs that walk such a tree run out of memory. Often something was left open: close it, or write fewer levels.
 */
export const nestingDepth = defineRule({
  id: 'nesting-depth',
  severity: 'error',
  summary: 'Text that is nested too deep.',
});
