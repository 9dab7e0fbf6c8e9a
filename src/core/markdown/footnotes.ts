import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

declare module 'mdast' {
  interface FootnoteReferenceData {
    /** Which reference to its footnote it is in the note, from 1. */
    ordinal?: number;
  }
}

/** Numbers the references to each footnote in the order of the text, as the way back from the footnote counts them. */
export function numberFootnotes(root: Root): void {
  const counts = new Map<string, number>();
  visit(root, 'footnoteReference', (node) => {
    const ordinal = (counts.get(node.identifier) ?? 0) + 1;
    counts.set(node.identifier, ordinal);
    node.data = { ...node.data, ordinal };
  });
}
