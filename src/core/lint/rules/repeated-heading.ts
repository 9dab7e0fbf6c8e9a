import type { Heading } from '../../model/note.ts';
import { defineRule } from '../rule.ts';

/**
 * Two sections beside each other have the same heading. Readers cannot tell them apart in the table of contents, a link to
 * one of them leads to the first, and contributors add to either. Put them together, or give one another name. The same
 * heading below different ones, such as `Links` in each part of a note, is left alone.
 */
export const repeatedHeading = defineRule({
  id: 'repeated-heading',
  severity: 'warning',
  summary: 'Two sections beside each other with the same heading.',
  ok: '# Note\n\n## Editors\n\n### Links\n\n## Shells\n\n### Links',
  notOk: '# Note\n\n## Links\n\n## Notes\n\n## Links',
  checkNote: ({ note, placeOf }, report) => {
    const open: { readonly depth: number; readonly children: Map<string, Heading> }[] = [
      { depth: 0, children: new Map() },
    ];
    for (const heading of note.headings) {
      while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
      const siblings = open.at(-1)?.children ?? new Map<string, Heading>();
      open.push({ depth: heading.depth, children: new Map() });
      const key = `${heading.depth} ${heading.text.toLowerCase()}`;
      const first = siblings.get(key);
      if (first === undefined) siblings.set(key, heading);
      else if (heading.text !== '') {
        report(heading.span, {
          message: `Unexpected second heading \`${heading.text}\` in the same part, expected it once`,
          hint: `Move what is below it to the first one, on line ${placeOf(first.span).line}, or rename one of the two`,
        });
      }
    }
  },
});
