import type { FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

declare module 'mdast' {
  interface FootnoteReferenceData {
    /** Which reference to its footnote it is in the note, from 1. */
    ordinal?: number;
  }
}

/**
 * Moves all footnotes to the end of the note in the order of the text (one in a list item is not the item's own), and
 * numbers the references to each, as the way back from it counts them.
 */
export function arrangeFootnotes(root: Root): void {
  const footnotes = takeFootnotes(root);
  for (let index = 0; index < footnotes.length; index++) {
    const footnote = footnotes[index];
    if (footnote) footnotes.splice(index + 1, 0, ...takeFootnotes(footnote));
  }
  for (const footnote of footnotes) root.children.push(footnote);
  const counts = new Map<string, number>();
  visit(root, 'footnoteReference', (node) => {
    const ordinal = (counts.get(node.identifier) ?? 0) + 1;
    counts.set(node.identifier, ordinal);
    node.data = { ...node.data, ordinal };
  });
}

/** Takes the footnotes out of a node; those in them stay there. */
function takeFootnotes(node: Root | FootnoteDefinition): FootnoteDefinition[] {
  const footnotes: FootnoteDefinition[] = [];
  visit(node, 'footnoteDefinition', (footnote, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    footnotes.push(footnote);
    return [SKIP, index];
  });
  return footnotes;
}

/** Every reference to a footnote in a node. */
export function footnotesIn(node: Nodes): FootnoteReference[] {
  const found: FootnoteReference[] = [];
  visit(node, 'footnoteReference', (reference) => void found.push(reference));
  return found;
}

/**
 * Returns the footnotes that a page does not show: those that nothing on it refers to, and those with the label of one
 * before.
 */
export function findHiddenFootnotes(root: Root): FootnoteDefinition[] {
  const footnotes: FootnoteDefinition[] = [];
  /** Labels that the page refers to, and those that each footnote does. */
  const references = new Map<FootnoteDefinition | null, string[]>();
  const labelsOf = (owner: FootnoteDefinition | null) => {
    const labels = references.get(owner) ?? [];
    references.set(owner, labels);
    return labels;
  };
  const walk = (node: Nodes, owner: FootnoteDefinition | null) => {
    if (node.type === 'footnoteReference') labelsOf(owner).push(node.identifier);
    const inner = node.type === 'footnoteDefinition' ? node : owner;
    if (inner !== null && inner !== owner) footnotes.push(inner);
    if ('children' in node) for (const child of node.children) walk(child, inner);
  };
  walk(root, null);
  const shown = new Set<FootnoteDefinition>();
  const byLabel = Map.groupBy(footnotes, ({ identifier }) => identifier);
  const open = [...labelsOf(null)];
  for (let label = open.pop(); label !== undefined; label = open.pop()) {
    const footnote = byLabel.get(label)?.[0];
    if (footnote === undefined || shown.has(footnote)) continue;
    shown.add(footnote);
    for (const next of labelsOf(footnote)) open.push(next);
  }
  return footnotes.filter((footnote) => !shown.has(footnote));
}
