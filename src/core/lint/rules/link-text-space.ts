import { spansOf, startOf } from '../../model/link-spans.ts';
import type { Span } from '../../model/span.ts';
import { defineRule } from '../rule.ts';

/**
 * A space inside the brackets of a link is underlined with the title and makes it look careless. `fix` removes it.
 */
export const linkTextSpace = defineRule({
  id: 'link-text-space',
  severity: 'warning',
  summary: 'White space at the start or end of a link text.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [Title ](https://example.org/)',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    const check = (span: Span) => {
      for (const place of spacesIn(text, span)) {
        const isStart = place.start === span.start + 1;
        report(place, {
          message: `Unexpected white space at the ${isStart ? 'start' : 'end'} of a link text, expected none`,
          hint: isStart ? 'Remove the space behind `[`' : 'Remove the space before `](`',
          fix: { edits: [{ ...place, text: '' }] },
        });
      }
    };
    for (const link of note.links) {
      if (!isTight(text, startOf(link), link.title.text)) check(spansOf(link).link);
      for (const { span, label } of link.companions) if (!isTight(text, span.start, label)) check(span);
    }
    for (const { span } of note.references) check(span);
  },
});

/** A quick answer for nearly all links: the text of the model stands between the brackets. */
function isTight(text: string, start: number, words: string): boolean {
  return text.startsWith(words, start + 1) && text[start + 1 + words.length] === ']';
}

/** White space behind the first and before the last bracket of a link, when there are words between. */
function spacesIn(text: string, { start, end }: Span): Span[] {
  const written = text.slice(start, end);
  const close = written.lastIndexOf('](');
  const words = written.slice(1, close);
  if (!written.startsWith('[') || close < 0 || words.trim() === '') return [];
  const before = words.length - words.trimStart().length;
  const after = words.length - words.trimEnd().length;
  const spaces = [
    { start: start + 1, end: start + 1 + before },
    { start: start + close - after, end: start + close },
  ];
  return spaces.filter((space) => space.end > space.start && !text.slice(space.start, space.end).includes('\n'));
}
