import { defineRule } from '../rule.ts';

/**
 * The target is looked for from the folder of the note, or from the content folder when it begins with a slash. The hint names
 * the file that is spelled most like it, or one of that name in another folder.
 */
export const brokenTarget = defineRule({
  id: 'broken-target',
  severity: 'error',
  summary: 'A link to a note or file that is not there.',
  ok: '- [This note](note.md)',
  notOk: '- [Another note](nowhere.md)',
});
