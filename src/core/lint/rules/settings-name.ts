import { defineRule } from '../rule.ts';

/**
 * Settings are read from `site.yaml` at the root of the content folder and from nowhere else. Rename the file.
 */
export const settingsName = defineRule({
  id: 'settings-name',
  severity: 'error',
  summary: 'Settings under another name than `site.yaml`.',
});
