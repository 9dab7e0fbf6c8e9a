import { defineRule } from '../rule.ts';

/**
 * Only files below the content folder are published, and only those that `exclude` does not name. A link that leaves the folder
 * would be broken on the site; the page shows its text without a link. Link to the file where it is published instead.
 */
export const targetBeyondContent = defineRule({
  id: 'target-beyond-content',
  severity: 'warning',
  summary: 'A link to a file outside of the content.',
  ok: '- [Licence](https://example.org/licence)',
  notOk: '- [Licence](../../LICENSE)',
});
