import { defineRule } from '../rule.ts';

/**
 * Notes may hold the HTML that GitHub shows. Scripts, styles, forms, frames and attributes that run code are left out of the
 * page; the text inside of them stays, except in scripts and styles. Write Markdown instead.
 */
export const droppedHtml = defineRule({
  id: 'dropped-html',
  severity: 'warning',
  summary: 'HTML that a site does not show.',
  ok: 'Some <kbd>text</kbd>.',
  notOk: 'Some <button onclick="run()">text</button>.',
});
