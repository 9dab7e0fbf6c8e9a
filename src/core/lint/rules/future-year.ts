import { spansOf } from '../../model/link-spans.ts';
import { defineRule } from '../rule.ts';

/** Further ahead, a number is more likely a title's own: `Blade Runner (2049)` is next to last. */
const REACH = 20;

/**
 * A number in parentheses at the end of a title is the year in which something came out. It cannot be later than next
 * year, so this one is a slip. Search by year would not find the link.
 */
export const futureYear = defineRule({
  id: 'future-year',
  severity: 'warning',
  summary: 'A year in a title that is still to come.',
  ok: '- [Title (2021)](https://example.org/)',
  notOk: '- [Title (2039)](https://example.org/)',
  checkNote: ({ note, lastYear }, report) => {
    for (const link of note.links) {
      if (link.year !== null || !link.title.text.endsWith(')')) continue;
      const year = Number(/\((?:[A-Z][a-z]{2,8}\.? )?(\d{4})\)$/.exec(link.title.text)?.[1]);
      if (!(year > lastYear && year <= lastYear + REACH)) continue;
      report(spansOf(link).title, {
        message: `Unexpected year ${year}, expected one up to the next`,
        hint: 'Write the year in which it came out',
      });
    }
  },
});
