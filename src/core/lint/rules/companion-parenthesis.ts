import { spansOf } from '../../model/link-spans.ts';
import { findLoneParentheses, type LoneParenthesis } from '../parentheses.ts';
import { defineRule, type Finding } from '../rule.ts';

/**
 * Companions stand in parentheses, `([HN](https://...))`. When one of the two is missing, or there is one too many, they are
 * taken for a part of the description. Where the parenthesis belongs to a single link, `fix` adds or removes it.
 */
export const companionParenthesis = defineRule({
  id: 'companion-parenthesis',
  severity: 'warning',
  summary: 'A parenthesis around a companion without the other one.',
  ok: '- [Title](https://example.org/) - What it is. ([HN](https://news.ycombinator.com/item?id=1))',
  notOk: '- [Title](https://example.org/) - What it is. ([HN](https://news.ycombinator.com/item?id=1)',
  fixable: true,
  checkNote: ({ note, text }, report) => {
    for (const link of note.links) {
      if (link.role !== 'entry' || !link.description?.html.includes('<a ')) continue;
      const { description: span } = spansOf(link);
      if (span === undefined) continue;
      const written = text.slice(span.start, span.end);
      for (const lone of findLoneParentheses(written)) {
        const at = span.start + lone.at;
        report({ start: at, end: at + 1 }, lone.mark === '(' ? close(written, lone, at) : remove(written, lone, at));
      }
    }
  },
});

function close(written: string, { at }: LoneParenthesis, place: number): Finding {
  const message = 'Unexpected `(` that nothing closes, expected `)` behind the companion';
  const link = /^\(\[([^[\]]+)\]\([^()\s]+\)(?=\s|$)/.exec(written.slice(at));
  if (link === null) return { message, hint: 'Put `)` where the parenthesis ends, or remove the `(`' };
  const end = place + link[0].length;
  return { message, hint: `Write ([${link[1]}](…))`, fix: { edits: [{ start: end, end, text: ')' }] } };
}

function remove(written: string, { at }: LoneParenthesis, place: number): Finding {
  const message = 'Unexpected `)` that closes nothing, expected one for each `(`';
  const isBehindGroup = /\(\[[^[\]]+\]\([^()\s]+\)\)$/.test(written.slice(0, at));
  const hint = 'Remove it, or put `(` where the parenthesis begins';
  return isBehindGroup
    ? { message, hint, fix: { edits: [{ start: place, end: place + 1, text: '' }] } }
    : { message, hint };
}
