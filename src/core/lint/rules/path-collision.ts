import { defineRule } from '../rule.ts';

/**
 * Windows and macOS take `Tools.md` and `tools.md` for one file, so that one of them would be lost on the way. Rename one of the
 * two.
 */
export const pathCollision = defineRule({
  id: 'path-collision',
  severity: 'error',
  summary: 'Two names in one folder that differ only in case.',
});
