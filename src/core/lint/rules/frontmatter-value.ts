import { defineRule } from '../rule.ts';

/**
 * Each key takes one kind of value: `title` a text, `tags` a list of texts, and so on. YAML takes `1.10` for a number and `yes` for
 * a text; quotes around a value make it a text.
 */
export const frontmatterValue = defineRule({
  id: 'frontmatter-value',
  severity: 'error',
  summary: 'A value in the frontmatter that does not fit its key.',
  ok: '---\ntitle: "2024"\n---\n',
  notOk: '---\ntitle: 2024\n---\n',
});
