import { defineRule } from '../rule.ts';

/**
 * A link may begin with `https:`, `http:` or `mailto:`, or be the path of a file of the content. Any other scheme is refused:
 * most are slips of the pen, and some would run code in the reader's browser. The page shows the link's text and address
 * instead of a link. Where only one scheme is near, `fix` corrects it.
 */
export const unknownScheme = defineRule({
  id: 'unknown-scheme',
  severity: 'error',
  summary: 'An address with a scheme that a site does not show.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [Title](httpsn://example.org/)',
  fixable: true,
});
