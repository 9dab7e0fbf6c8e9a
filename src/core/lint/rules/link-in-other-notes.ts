import type { SharedLink } from '../../model/site.ts';
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
  checkSite: ({ notes, shared }, report) => {
    const findings = new Map<string, { order: number; finding: Finding }[]>();
    const add = ({ note, order }: SharedLink, finding: Finding): void => {
      const own = findings.get(note);
      if (own) own.push({ order, finding });
      else findings.set(note, [{ order, finding }]);
    };
    for (const links of shared().values()) {
      const firsts = [...Map.groupBy(links, (link) => link.note).values()].flatMap((own) => own.slice(0, 1));
      // What is named is the same for all but the first few: one text serves for them.
      const finding = describe(firsts.slice(0, NAMED), firsts.length - 1);
      for (const [index, link] of firsts.entries()) {
        const others = index < NAMED ? firsts.filter((other) => other !== link).slice(0, NAMED) : null;
        add(link, others === null ? finding : describe(others, firsts.length - 1));
      }
    }
    for (const [path, own] of findings) {
      const links = notes.get(path)?.note.links ?? [];
      for (const { order, finding } of own) {
        const link = links[order];
        if (link) report(path, linkSpan(link), finding);
      }
    }
  },
});

/** How many other notes are named. */
const NAMED = 3;

function describe(named: readonly SharedLink[], count: number): Finding {
  const more = count > named.length ? [`${count - named.length} more`] : [];
  const paths = [...named.map(({ note }) => `\`${note}\``), ...more].join(', ');
  const places = named.map((link) => `${link.note}:${link.line} "${shortTitle(link.title)}"`);
  return {
    message: `Link that ${paths} ${count > 1 ? 'list' : 'lists'} as well`,
    hint: `See ${places.join(', ')}; keep it in one note, or in each that it belongs to`,
  };
}
