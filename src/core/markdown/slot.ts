import type { FootnoteReference, Node } from 'mdast';

/** Index of a slot that stands for footnotes only. */
export const NO_BLOCK = 1_000_000_000;

/** Stands in the tree for a block that is rendered from the model. */
export interface SlotNode extends Node {
  readonly type: 'slot';
  /** Name of the element that stands for it. */
  readonly slot: string;
  readonly index: number;
  /** Footnotes that the block refers to: their texts belong to the page's footnotes. */
  readonly footnotes: readonly FootnoteReference[];
}

declare module 'mdast' {
  interface RootContentMap {
    slot: SlotNode;
  }
}
