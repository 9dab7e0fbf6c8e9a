import { defineRule } from '../rule.ts';

/**
 * Control characters have no place in a text: they come from copying out of a terminal or from a damaged file, and some programs
 * obey them. Remove the character. A line ends with a line feed, or with carriage return and line feed.
 */
export const controlCharacter = defineRule({
  id: 'control-character',
  severity: 'error',
  summary: 'A control character in a text.',
});
