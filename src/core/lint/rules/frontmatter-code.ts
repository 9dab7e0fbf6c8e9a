import { defineRule } from '../rule.ts';

/**
 * The first line of frontmatter is exactly `---`. Other programs read `---js` as an order to run what follows, which a note must
 * never do, and `+++` or `;;;` as the beginning of TOML or JSON. Write the dashes alone; the frontmatter of a note is always
 * YAML.
 */
export const frontmatterCode = defineRule({
  id: 'frontmatter-code',
  severity: 'error',
  summary: 'Frontmatter in another language than YAML.',
  ok: '---\ntitle: Note\n---\n',
  notOk: '---js\n{ title: "Note" }\n---\n',
});
