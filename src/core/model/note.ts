import type { Frontmatter } from '../schema/frontmatter.ts';
import type { Link, Rich } from './link.ts';
import type { Span } from './span.ts';

/**
 * What a list item is: a *link* leads with an outside link, a *quote* too, with a long link text and nothing else, a
 * *reference* leads with a link to another note, *navigation* holds only links inside the page, a *note* is any other
 * item.
 */
export type ItemKind = 'link' | 'quote' | 'reference' | 'navigation' | 'note';

/** A list item. */
export interface Item {
  readonly kind: ItemKind;
  /** Of a task item: whether it is done. */
  readonly checked: boolean | null;
  /** The link that leads the item (kinds `link` and `quote`). */
  readonly link: Link | null;
  /** What a row of kind `link` or `quote` has beside its fields, such as badges; and all of any other item. */
  readonly html: string;
  /** What follows the first paragraph: nested lists, code, further paragraphs. */
  readonly blocks: readonly Block[];
}

/** A row of a link table: a link row where an outside link leads. */
export interface TableRow {
  readonly link: Link | null;
  /** Index of the cell that the link stands in, -1 without a link. */
  readonly leading: number;
  /** What the leading cell has beside the link's own fields. */
  readonly html: string;
  /** Safe HTML of each cell; the leading one is empty here, its link is rendered from the model. */
  readonly cells: readonly string[];
}

/** A piece of a note's body. */
export type Block =
  /** Safe HTML in which `<SLOT n="i"></SLOT>`, by the tag name `slot`, stands for `slots[i]`. */
  | { readonly type: 'flow'; readonly html: string; readonly slot: string; readonly slots: readonly Block[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly Item[] }
  | {
      readonly type: 'table';
      readonly header: readonly string[];
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly rows: readonly TableRow[];
    };

/** A heading of a note, the title's own left out. */
export interface Heading {
  /** 1 to 6. */
  readonly depth: number;
  readonly text: string;
  /** Id on the page: our prefix and the slug that GitHub would give. */
  readonly id: string;
  /** Links of role entry between this heading and the next. */
  readonly entries: number;
  readonly span: Span;
}

/** A link from a note to another note, to a heading or to a file of the content folder. */
export interface Reference {
  readonly type: 'note' | 'file' | 'fragment';
  /** Path inside the content folder (of this note itself for `fragment`). */
  readonly path: string;
  /** Decoded, without `#`; empty when there is none. */
  readonly fragment: string;
  readonly text: string;
  readonly span: Span;
}

/** A file of the content folder that is parsed: its name and its decoded text. */
export interface Source {
  /** Path inside the content folder, with forward slashes. */
  readonly path: string;
  /** Without a byte order mark; line ends as they are. */
  readonly text: string;
}

/** A parsed note: plain data, complete for rendering, indexing and checking. */
export interface Note {
  readonly path: string;
  readonly frontmatter: Frontmatter;
  /** Frontmatter title, else the first heading's text, else the file name. */
  readonly title: string;
  /** What stands in the page's `<h1>`. */
  readonly heading: Rich;
  /** Id of the `<h1>` when the note has a first heading. */
  readonly headingId: string | null;
  /** The link that is wholly the first heading. */
  readonly homepage: Link | null;
  /** Frontmatter description, else the first paragraph's text, else empty. */
  readonly description: string;
  /** Of the root index note: safe HTML of what stands before its first heading and list. Empty for others. */
  readonly introduction: string;
  readonly headings: readonly Heading[];
  /** Every id on the page that a fragment can name, without prefix: heading slugs and the author's own anchors. */
  readonly anchors: readonly string[];
  readonly body: Block;
  /** Every outside link of the note, in the order of the text. */
  readonly links: readonly Link[];
  readonly references: readonly Reference[];
  /**
   * Addresses of all outside links that an independent walk of the tree finds, refused ones left out: what the page,
   * the records and the index must hold, as a multiset.
   */
  readonly addresses: readonly string[];
  /** Writing direction when the whole note sits in a `dir` element, else null. */
  readonly direction: 'ltr' | 'rtl' | null;
}
