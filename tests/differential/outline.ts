import type { Root } from 'mdast';
import { headingsOf, linksOf, type SourceHeading, type SourceLink } from '../support/source-links.ts';

/** What two parsers must agree on: the links and the headings of a note. */
export interface Outline {
  readonly links: readonly SourceLink[];
  readonly headings: readonly SourceHeading[];
}

/** The same, one line each for a readable difference. */
export interface OutlineLines {
  readonly links: readonly string[];
  readonly headings: readonly string[];
}

/** The outline of a tree. */
export function outlineOf(tree: Root): Outline {
  return { links: linksOf(tree), headings: headingsOf(tree) };
}

/**
 * The outlines of one text by two parsers. remark-gfm finds some bare addresses only after parsing and gives them no
 * position: where the reference knows no line, none is compared. That is the one difference between the two.
 */
export function outlineLines(
  ours: Outline,
  reference: Outline,
): { readonly ours: OutlineLines; readonly reference: OutlineLines } {
  const links = ours.links.map((link, index) =>
    reference.links[index]?.line === null ? { ...link, line: null } : link,
  );
  return { ours: linesOf({ ...ours, links }), reference: linesOf(reference) };
}

function linesOf({ links, headings }: Outline): OutlineLines {
  return {
    links: links.map(({ url, text, line }) => `${line ?? '?'} [${text}](${url})`),
    headings: headings.map(({ depth, text, line }) => `${line ?? '?'} ${'#'.repeat(depth)} ${text}`),
  };
}
