import type { Nodes } from 'mdast';
import { findHiddenFootnotes } from '../../markdown/footnotes.ts';
import { spanOf } from '../../markdown/nodes.ts';
import { defineRule } from '../rule.ts';

/**
 * A footnote is shown where its label is referred to. One that nothing on the page refers to is not shown, nor is a second
 * one with the same label, and neither is any link in it. Refer to it with its label in the text, `[^label]`, or remove it. One
 * without a link is only told as a warning.
 */
export const footnote = defineRule({
  id: 'footnote',
  severity: 'error',
  summary: 'A footnote that the page does not show.',
  ok: 'A claim.[^1]\n\n[^1]: [Source](https://example.org/)',
  notOk: 'A claim.\n\n[^1]: [Source](https://example.org/)',
  checkTree: ({ tree, text }, report) => {
    if (!text.includes('[^')) return;
    for (const hidden of findHiddenFootnotes(tree)) {
      const label = hidden.label ?? hidden.identifier;
      report(spanOf(hidden), {
        message: `Unexpected footnote \`${label}\` that nothing refers to or that is there twice, expected one with a reference`,
        hint: `Write [^${label}] in the text where it belongs, or remove the footnote`,
        ...(holdsLink(hidden) ? {} : { severity: 'warning' as const }),
      });
    }
  },
});

function holdsLink(node: Nodes): boolean {
  if (node.type === 'html') return /<a\s/i.test(node.value);
  if (node.type === 'link' || node.type === 'linkReference') return true;
  return 'children' in node && node.children.some(holdsLink);
}
