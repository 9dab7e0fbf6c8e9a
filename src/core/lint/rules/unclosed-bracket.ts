import type { Span } from '../../model/span.ts';
import { createLineAround, findBrackets } from '../brackets.ts';
import { defineRule, type Finding } from '../rule.ts';

/**
 * A title whose bracket nothing closes makes no link: title and address stand on the page as text, and search does not
 * find them. Code does not count, nor does a bracket with a backslash before it: write `\[` for a bracket that is meant.
 */
export const unclosedBracket = defineRule({
  id: 'unclosed-bracket',
  severity: 'error',
  summary: 'A bracket that nothing closes, so that no link comes of it.',
  ok: '- [Title](https://example.org/) - What it is.',
  notOk: '- [Title(https://example.org/) - What it is.',
  fixable: true,
  checkTree: ({ tree, text }, report) => {
    const lineOf = createLineAround(text);
    for (const at of findBrackets(tree, text).unclosed) {
      const message = 'Unexpected `[` that nothing closes, expected `]` behind the title';
      report({ start: at, end: at + 1 }, { message, ...correct(text, at, lineOf(at)) });
    }
  },
});

/** `[Title(https://x)` at the start of an item is sure; `[Title https://x)` and others are likely, and only told. */
function correct(text: string, at: number, line: Span): Partial<Finding> {
  const parts = /^\[([^[\]]{1,200}?)(\s*\(?)(https?:\/\/[^\s()]+)\)/.exec(text.slice(at, line.end));
  if (parts === null) return { hint: 'Put `]` behind the title, or write `\\[` for a bracket that is meant' };
  const [, title = '', between = '', address = ''] = parts;
  const hint = `Write [${title}](${address})`;
  if (between !== '(' || !/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?$/i.test(text.slice(line.start, at)))
    return { hint };
  const open = at + 1 + title.length;
  return { hint, fix: { edits: [{ start: open, end: open, text: ']' }], readdresses: [{ from: null, to: address }] } };
}
