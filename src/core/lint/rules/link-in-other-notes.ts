import type { Link } from '../../model/link.ts';
import { defineRule, type Finding } from '../rule.ts';
import { shortTitle } from '../short-title.ts';
import { linkSpan } from '../written-addresses.ts';

/**
 * The same page is listed in several notes. That can be right, when it belongs to several subjects. It is good to know
 * where, so that a correction reaches all of them.
 */
export const linkInOtherNotes = defineRule({
  id: 'link-in-other-notes',
  severity: 'notice',
  summary: 'A page that other notes list as well.',
  ok: '- [Title](https://example.org/one)',
  isRelative: true,
  checkSite: ({ shared }, report) => {
    for (const links of shared().values()) {
      const firsts = [...Map.groupBy(links, (link) => link.note).values()].flatMap((own) => own.slice(0, 1));
      // What is named is the same for all but the first few: one text serves for them.
      const finding = describe(firsts.slice(0, NAMED), firsts.length - 1);
      for (const [index, link] of firsts.entries()) {
        const others = index < NAMED ? firsts.filter((other) => other !== link).slice(0, NAMED) : null;
        report(link.note, linkSpan(link), others === null ? finding : describe(others, firsts.length - 1));
      }
    }
  },
});

/** How many other notes are named. */
const NAMED = 3;

function describe(named: readonly Link[], count: number): Finding {
  const more = count > named.length ? [`${count - named.length} more`] : [];
  const paths = [...named.map(({ note }) => `\`${note}\``), ...more].join(', ');
  const places = named.map((link) => `${link.note}:${link.line} "${shortTitle(link)}"`);
  return {
    message: `Link that ${paths} ${count > 1 ? 'list' : 'lists'} as well`,
    hint: `See ${places.join(', ')}; keep it in one note, or in each that it belongs to`,
  };
}
