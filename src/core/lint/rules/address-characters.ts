import { defineRule } from '../rule.ts';

/**
 * Invisible characters come along when an address is copied from a page or a document. The link then leads to nowhere, or to
 * another place than the one that can be read. `fix` removes them.
 */
export const addressCharacters = defineRule({
  id: 'address-characters',
  severity: 'error',
  summary: 'Invisible characters in an address.',
  ok: '- [Title](https://example.org/tools)',
  notOk: '- [Title](https://example.org/to\u200bols)',
  fixable: true,
});
