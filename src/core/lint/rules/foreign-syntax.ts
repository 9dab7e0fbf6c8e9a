import { findForeignBlocks } from '../foreign-blocks.ts';
import { findForeignMarks } from '../foreign-marks.ts';
import { defineRule } from '../rule.ts';

/**
 * What Docusaurus, MkDocs or Obsidian read beyond Markdown: callouts such as `:::tip` and `!!! tip`, tabs, attributes in braces,
 * comments between `%%`, imports, snippets. The page would show the marks as text, and a callout of MkDocs as code, in which links
 * are none: that is an error. `fix` writes callouts as GitHub and Obsidian do, and removes what has no meaning here.
 */
export const foreignSyntax = defineRule({
  id: 'foreign-syntax',
  severity: 'error',
  summary: 'Markup that only another program reads.',
  ok: '> [!TIP] Sharp tools\n> See [the stones](https://example.org/stones).',
  notOk: '!!! tip "Sharp tools"\n\n    See [the stones](https://example.org/stones).',
  fixable: true,
  checkTree: ({ tree, text }, report) => {
    for (const { span, mark, right, isCode, fix } of findForeignBlocks(tree, text)) {
      report(span, {
        message: `Unexpected \`${mark}\`, ${isCode ? 'which makes code of the text below, ' : ''}expected \`${right}\``,
        hint: right.startsWith('>')
          ? `Write \`${right}\` and put \`> \` before each line of it`
          : `Write \`${right}\`, and its text without indentation`,
        fix,
        ...(isCode ? {} : { severity: 'warning' }),
      });
    }
    for (const { span, mark, expected, hint, fix } of findForeignMarks(tree, text)) {
      report(span, { message: `Unexpected \`${mark}\`, expected ${expected}`, hint, fix, severity: 'warning' });
    }
  },
});
