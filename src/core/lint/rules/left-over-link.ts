import type { Span } from '../../model/span.ts';
import { createLineAround, findBrackets } from '../brackets.ts';
import { defineRule, type Finding } from '../rule.ts';

/**
 * What looks like the middle of a link, `](`, but is none: its bracket is missing, or the address holds a space or has no
 * closing parenthesis. Title and address stand on the page as text.
 */
export const leftOverLink = defineRule({
  id: 'left-over-link',
  severity: 'error',
  summary: 'The middle of a link, `](`, that makes no link.',
  ok: '- [Title](https://example.org/) - What it is.',
  notOk: '- Title](https://example.org/) - What it is.',
  fixable: true,
  checkTree: ({ tree, text }, report) => {
    const lineOf = createLineAround(text);
    for (const { at, isPaired } of findBrackets(tree, text).leftOver) {
      const line = lineOf(at);
      const finding = isPaired ? withoutEnd(text, at, line) : { message: UNPAIRED, ...correct(text, line) };
      report({ start: at, end: at + 2 }, finding);
    }
  },
});

const UNPAIRED = 'Unexpected `](` without a bracket before it, expected `[title](address)`';

function withoutEnd(text: string, at: number, line: Span): Finding {
  const message = 'Unexpected `](` that makes no link, expected an address without spaces and a `)` behind it';
  const rest = text.slice(at + 2, line.end);
  const hint = rest.includes(')')
    ? 'Write `%20` for each space in the address, or put the address between `<` and `>`'
    : 'Put `)` behind the address';
  return { message, hint };
}

/** `- Title](https://x)`: the title begins with the item. */
function correct(text: string, line: Span): Partial<Finding> {
  const parts = /^(\s*[-*+]\s+)([^[\]]{1,200})\]\((https?:\/\/[^\s()]+)\)/.exec(text.slice(line.start, line.end));
  if (parts === null) return { hint: 'Put `[` before the title' };
  const [, marker = '', title = '', address = ''] = parts;
  // In a longer text, the title could begin anywhere.
  if (/[.:;,!?] | - /.test(title)) return { hint: 'Put `[` before the title' };
  const open = line.start + marker.length;
  const fix = { edits: [{ start: open, end: open, text: '[' }], readdresses: [{ from: null, to: address }] };
  return { hint: `Write [${title}](${address})`, fix };
}
