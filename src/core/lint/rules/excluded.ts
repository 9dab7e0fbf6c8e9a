import { defineRule } from '../rule.ts';

/**
 * Names that begin with a dot, `node_modules`, and what `exclude` in `site.yaml` names are left out. This says how many, so that
 * nothing is left out by mistake.
 */
export const excluded = defineRule({
  id: 'excluded',
  severity: 'notice',
  summary: 'How many files and folders are no content.',
});
