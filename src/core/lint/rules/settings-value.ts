import { defineRule } from '../rule.ts';

/**
 * The message says what the key takes. The README lists all keys with their values.
 */
export const settingsValue = defineRule({
  id: 'settings-value',
  severity: 'error',
  summary: 'A value in `site.yaml` that does not fit its key.',
});
