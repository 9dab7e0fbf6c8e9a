import type { Fix } from '../../model/edit.ts';
import { spansOf, startOf } from '../../model/link-spans.ts';
import type { Span } from '../../model/span.ts';
import { createLineAround } from '../brackets.ts';
import { defineRule, type Finding } from '../rule.ts';

/**
 * An address alone tells nobody what is behind it, and search finds it only by its host. Put it into a link with a title:
 * `[Title](https://...)`. When a title stands before it in brackets and only a space is between them, `fix` removes the
 * space.
 */
export const bareAddress = defineRule({
  id: 'bare-address',
  severity: 'warning',
  summary: 'An address without a title.',
  ok: '- [Title](https://example.org/)',
  notOk: '- [Title] (https://example.org/)\n- https://example.org/two',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    const lineOf = createLineAround(text);
    for (const link of note.links) {
      const first = text[startOf(link)];
      if (first === '[' || first === '!') continue;
      const { start, end } = spansOf(link).link;
      const written = text.slice(start, end);
      const isBare = first === '<' ? /^<https?:[^<>\s]*>$/i.test(written) : /^(?:https?:|www\.)/i.test(written);
      const before = isBare ? text.slice(lineOf(start).start, start) : '';
      if (isBare && !isOfBrokenLink(before)) report({ start, end }, correct(text, { start, end }, before, link.url));
    }
  },
});

/** Whether a bracket before the address says that a link was meant: another rule tells of it. */
function isOfBrokenLink(before: string): boolean {
  return before.endsWith('](') || before.lastIndexOf('[') > before.lastIndexOf(']');
}

function correct(text: string, span: Span, before: string, url: string): Finding {
  const isInParens = before.endsWith('(') && text[span.end] === ')';
  const titled = isInParens ? /\[([^[\]]+)\]([ \t]+)\($/.exec(before) : null;
  if (titled === null) {
    return { message: 'Unexpected bare address, expected a title with it', hint: `Write [Title](${url})` };
  }
  const [, title = '', space = ''] = titled;
  const fix: Fix = { edits: [{ start: span.start - 1 - space.length, end: span.start - 1, text: '' }] };
  return {
    message: 'Unexpected space between title and address, expected none',
    hint: `Write [${title}](${url})`,
    fix,
  };
}
