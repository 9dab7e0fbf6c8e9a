import type { Root } from 'mdast';
import { headingsOf, linksOf } from '../support/source-links.ts';

/** What two parsers must agree on: the links and the headings of a note, one line each for a readable difference. */
export interface Outline {
  readonly links: readonly string[];
  readonly headings: readonly string[];
}

/**
 * The outlines of one text by two parsers. remark-gfm finds some bare addresses only after parsing and gives them no
 * position: where the reference knows no line, none is compared. That is the one difference between the two.
 */
export function outlines(ours: Root, reference: Root): { readonly ours: Outline; readonly reference: Outline } {
  const expected = linksOf(reference);
  const links = linksOf(ours).map((link, index) => (expected[index]?.line === null ? { ...link, line: null } : link));
  return {
    ours: { links: links.map(linkLine), headings: headingLines(ours) },
    reference: { links: expected.map(linkLine), headings: headingLines(reference) },
  };
}

function linkLine({ url, text, line }: ReturnType<typeof linksOf>[number]): string {
  return `${line ?? '?'} [${text}](${url})`;
}

function headingLines(tree: Root): string[] {
  return headingsOf(tree).map(({ depth, text, line }) => `${line ?? '?'} ${'#'.repeat(depth)} ${text}`);
}
