import { defineRule } from '../rule.ts';

/**
 * Settings are lines `key: value`. A value that holds a colon and a space, or begins with a special character such as `@` or `[`,
 * needs quotes around it.
 */
export const settingsSyntax = defineRule({
  id: 'settings-syntax',
  severity: 'error',
  summary: 'Settings that are no YAML.',
});
