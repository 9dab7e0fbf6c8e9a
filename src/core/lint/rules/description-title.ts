import type { Link } from '../../model/link.ts';
import { spansOf } from '../../model/link-spans.ts';
import { defineRule, type Finding } from '../rule.ts';

/** What makes the words before it a subject that the title has named already. */
const CONTINUES =
  /^\s*(?:[-–—:]\s|(?:is|are|was|were|provides|lets|allows|helps|makes|offers|aims|enables|gives|brings|supports)\s)/;

/**
 * The title stands right before the description, so that a description that begins with it says the same word twice:
 * `[Tool](...) - Tool is a parser for ...`. Begin with what it is: `Parser for ...`. A title that is part of a longer
 * expression, as in `[Go](...) - Go library for ...`, is left alone. Where only a dash or a colon follows the title, `fix`
 * removes it.
 */
export const descriptionTitle = defineRule({
  id: 'description-title',
  severity: 'warning',
  summary: 'A description that begins with the title.',
  ok: '- [Tool](https://example.org/) - Parser for lists of links.',
  notOk:
    '- [Tool](https://example.org/) - Tool is a parser for lists of links.\n- [Other](https://example.org/other) - Other: Parser for text.',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    for (const link of note.links) {
      if (link.description === null || !beginsWithTitle(link)) continue;
      const { description: span } = spansOf(link);
      if (span !== undefined)
        report({ start: span.start, end: span.start + link.title.text.length }, correct(text, link));
    }
  },
});

function beginsWithTitle({ title: { text: title }, description }: Link): boolean {
  const words = description?.text ?? '';
  if (title.length < 2 || words.length <= title.length || words[0]?.toLowerCase() !== title[0]?.toLowerCase())
    return false;
  if (words.slice(0, title.length).toLowerCase() !== title.toLowerCase()) return false;
  return CONTINUES.test(words.slice(title.length, title.length + 20));
}

function correct(text: string, link: Link): Finding {
  const title = link.title.text;
  const message = `Unexpected description that begins with the title \`${title}\`, expected what it is`;
  const { description: span = { start: 0, end: 0 } } = spansOf(link);
  const written = text.slice(span.start, span.end);
  const repeated = /^\s*[-–—:]\s+/.exec(written.slice(title.length));
  const end = title.length + (repeated?.[0].length ?? 0);
  const rest = written.slice(end);
  if (
    repeated === null ||
    rest === '' ||
    written.slice(0, title.length) !== link.description?.text.slice(0, title.length)
  ) {
    return { message, hint: `Leave out \`${title}\` and begin with what follows it` };
  }
  return {
    message,
    hint: `Write ${rest}`,
    fix: { edits: [{ start: span.start, end: span.start + end, text: '' }] },
  };
}
