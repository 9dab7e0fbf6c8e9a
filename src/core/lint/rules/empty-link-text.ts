import { defineRule } from '../rule.ts';

/**
 * A link without text cannot be seen, read aloud or found. The page shows the host of its address instead. Write between the
 * brackets what the link leads to.
 */
export const emptyLinkText = defineRule({
  id: 'empty-link-text',
  severity: 'error',
  summary: 'A link without a title.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [](https://example.org/)',
});
