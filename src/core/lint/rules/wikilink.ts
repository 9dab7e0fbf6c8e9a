import { defineRule } from '../rule.ts';

/**
 * `[[name]]` links to the note with that file name, wherever it is. When no note has that name, or several do, the page shows
 * the text as it is written. Write the name as in the hint, or the path from the content folder: `[[folder/name]]`.
 */
export const wikilink = defineRule({
  id: 'wikilink',
  severity: 'warning',
  summary: 'A link in double brackets that names no note, or more than one.',
  ok: 'See [[note]].',
  notOk: 'See [[nowhere]].',
});
