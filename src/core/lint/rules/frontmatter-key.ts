import { defineRule } from '../rule.ts';

/**
 * A misspelt key would be ignored without a word, so it is an error. The hint names the key that is meant. Keys for other programs
 * are allowed when `frontmatter.extraKeys` in `site.yaml` names them.
 */
export const frontmatterKey = defineRule({
  id: 'frontmatter-key',
  severity: 'error',
  summary: 'A key in the frontmatter that is not known.',
  ok: '---\ntitle: Note\n---\n',
  notOk: '---\ntilte: Note\n---\n',
});
