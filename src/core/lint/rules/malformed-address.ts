import { defineRule } from '../rule.ts';

/**
 * The address of a link is empty, has no host, or has too few or too many slashes. The page shows the link's text and address
 * instead of a link. Where the right address can be told, `fix` writes it.
 */
export const malformedAddress = defineRule({
  id: 'malformed-address',
  severity: 'error',
  summary: 'An address that no browser could open.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [Title](https:/example.org/)',
  fixable: true,
});
