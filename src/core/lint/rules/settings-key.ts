import { defineRule } from '../rule.ts';

/**
 * A misspelt key would be ignored without a word, so it is an error. The hint names the key that is meant.
 */
export const settingsKey = defineRule({
  id: 'settings-key',
  severity: 'error',
  summary: 'A key in `site.yaml` that is not known.',
});
