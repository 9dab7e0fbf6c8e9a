import { defineRule } from '../rule.ts';

/**
 * Frontmatter is a list of lines `key: value`. A value that holds a colon and a space, or begins with a special character such as
 * `@` or `[`, needs quotes around it.
 */
export const frontmatterSyntax = defineRule({
  id: 'frontmatter-syntax',
  severity: 'error',
  summary: 'Frontmatter that is no YAML.',
  ok: '---\ntitle: "Tools: a list"\n---\n',
  notOk: '---\ntitle: Tools: a list\n---\n',
});
