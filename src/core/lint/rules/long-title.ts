import { spansOf } from '../../model/link-spans.ts';
import { defineRule } from '../rule.ts';

/** A longer title with nothing behind it is shown as a quotation. */
const LONGEST = 150;

/**
 * A title of more than 150 characters is hard to scan in a list. With nothing behind it, it is taken for a quotation and
 * shown as one, which may be what is meant. If not, put a short title into the brackets and the rest behind ` - `.
 */
export const longTitle = defineRule({
  id: 'long-title',
  severity: 'notice',
  summary: 'A very long title, which may be a quotation.',
  ok: '- [A short title](https://example.org/) - And what there is to say about it.',
  notOk: `- [${'A title that goes on and on, '.repeat(6)}and on](https://example.org/)`,
  checkNote: ({ note }, report) => {
    for (const link of note.links) {
      if (link.role !== 'entry' || link.title.text.length <= LONGEST) continue;
      const shown = link.description === null ? 'is shown as a quotation' : 'fills several lines';
      report(spansOf(link).title, {
        message: `Unexpected title of ${link.title.text.length} characters, expected ${LONGEST} at most: it ${shown}`,
        hint: 'Write a short title in the brackets and the rest behind ` - `, unless it is meant as a quotation',
      });
    }
  },
});
