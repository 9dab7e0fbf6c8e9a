import type { Fix } from '../../model/edit.ts';
import { nearestText } from '../../model/nearest.ts';
import type { Reference } from '../../model/note.ts';
import { defineRule } from '../rule.ts';

/**
 * What stands behind the `#` is the text of a heading in lower case, with a hyphen for each space. When a heading was
 * renamed, rename it in the links to it as well. `fix` corrects an anchor that differs from a heading in capital letters
 * only.
 */
export const brokenAnchor = defineRule({
  id: 'broken-anchor',
  severity: 'error',
  summary: 'A link to a heading that its note does not have.',
  ok: '# Note\n\n## Reading list\n\n[The list](#reading-list)',
  notOk: '# Note\n\n## Reading list\n\n[The list](#Reading-List)',
  fixable: true,
  checkSite: ({ notes, told, textOf }, report) => {
    for (const [from, { facts }] of told) {
      for (const reference of facts.references) {
        const { path, fragment, span } = reference;
        const target = notes.get(path)?.facts;
        if (fragment === '' || target === undefined || target.anchors.includes(fragment)) continue;
        const nearest = nearestText(fragment, target.anchors, Math.max(3, fragment.length));
        const where = path === from ? 'this note' : `\`${path}\``;
        report(from, span, {
          message: `Unexpected anchor \`#${fragment}\`, expected a heading of ${where}`,
          hint: nearest === null ? hintWithout(where, target.anchors) : `Write #${nearest}`,
          fix: correct(textOf(from), reference, nearest),
        });
      }
    }
  },
});

/** What to write when no heading is spelled like the anchor. */
function hintWithout(where: string, anchors: readonly string[]): string {
  if (anchors.length === 0) return `Remove the anchor: ${where} has no headings`;
  const some = anchors.slice(0, 5).map((anchor) => `#${anchor}`);
  return `Write ${anchors.length > 1 ? 'one of ' : ''}${some.join(', ')}${anchors.length > 5 ? ' …' : ''}, or remove the anchor`;
}

/** Certain only where the anchor is a heading's but for capital letters, and is written as it reads. */
function correct(text: string, { path, fragment, span }: Reference, nearest: string | null): Fix | undefined {
  if (nearest === null || nearest !== fragment.toLowerCase()) return undefined;
  const written = text.slice(span.start, span.end);
  const at = written.lastIndexOf(`#${fragment}`);
  if (at < 0 || written.indexOf(`#${fragment}`) !== at) return undefined;
  const start = span.start + at + 1;
  return {
    edits: [{ start, end: start + fragment.length, text: nearest }],
    readdresses: [{ from: `${path}#${fragment}`, to: `${path}#${nearest}` }],
  };
}
