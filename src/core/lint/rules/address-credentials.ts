import { defineRule } from '../rule.ts';

/**
 * An address of the form `https://name:password@host` publishes a password, or hides where a link leads: what stands before
 * the `@` is no host. Remove it. If it was a real password, change it where it was used: it is in the history of the notes.
 */
export const addressCredentials = defineRule({
  id: 'address-credentials',
  severity: 'error',
  summary: 'A user name or a password in an address.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [Title](https://user:secret@example.org/)',
});
