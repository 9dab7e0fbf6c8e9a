import { defineRule } from '../rule.ts';

/**
 * Companions stand in parentheses behind a space: `... tool. ([HN](https://...))`. Without it, the text runs into the
 * parenthesis wherever the note is read. `fix` inserts the space.
 */
export const companionSpace = defineRule({
  id: 'companion-space',
  severity: 'warning',
  summary: 'A missing space before the parenthesis of a companion.',
  ok: '- [Title](https://example.org/) - What it is. ([HN](https://news.ycombinator.com/item?id=1))',
  notOk: '- [Title](https://example.org/) - What it is.([HN](https://news.ycombinator.com/item?id=1))',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    for (const link of note.links) {
      for (const { span, label } of link.companions) {
        let open = span.start - 1;
        while (text[open] === ' ') open--;
        const before = text[open - 1];
        if (text[open] !== '(' || before === undefined || /\s/.test(before)) continue;
        report(
          { start: open, end: open + 1 },
          {
            message: `Unexpected \`${before}(\`, expected a space before the parenthesis`,
            hint: `Write \`${before} ([${label}](…))\``,
            fix: { edits: [{ start: open, end: open, text: ' ' }] },
          },
        );
      }
    }
  },
});
