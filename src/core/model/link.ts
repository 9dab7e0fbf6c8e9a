import type { PackedSpans } from './link-spans.ts';
import type { Span } from './span.ts';

/** What a link leads to, told from its host and path. `page` is any other web page. */
export const LINK_KINDS = [
  'repository',
  'video',
  'paper',
  'discussion',
  'book',
  'package',
  'documentation',
  'article',
  'page',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What a companion link adds to its entry. `other` is a label that no table knows: it is shown as written. */
export const COMPANION_TYPES = ['discussion', 'code', 'docs', 'video', 'paper', 'article', 'site', 'other'] as const;
export type CompanionType = (typeof COMPANION_TYPES)[number];

/** Text with its inline markup. */
export interface Rich {
  /** Plain text, white space collapsed. */
  readonly text: string;
  /** Safe phrasing HTML that shows the same text with its code, emphasis and links. */
  readonly html: string;
}

/** A second address of an entry: `([HN](https://...))`. */
export interface Companion {
  /** As the author wrote it. */
  readonly label: string;
  readonly type: CompanionType;
  /** As the page shows it: the scheme in lower case, all else as written. */
  readonly url: string;
  /** Of the whole Markdown link. */
  readonly span: Span;
}

/** A cell of a link table, under the name that the header gives it. */
export interface Field {
  readonly name: string;
  readonly value: Rich;
}

/**
 * How a link stands in its note: an *entry* leads a list item, a table row or an HTML row, the *homepage* is the first
 * heading, and a *mention* is any other outside link.
 */
export type LinkRole = 'entry' | 'homepage' | 'mention';

/** An outside link with all that its note says of it. */
export interface Link {
  /** Hash of the normalised address, with an ordinal from the second time on that it stands in the note. */
  readonly id: string;
  readonly role: LinkRole;
  /** Path of the note inside the content folder. */
  readonly note: string;
  /** Texts of the headings above the link, outermost first, the note's title left out. */
  readonly section: readonly string[];
  /** Id of the nearest heading above, or null before the first. */
  readonly anchor: string | null;
  readonly title: Rich;
  /** As the page shows it: the scheme in lower case, all else as written. */
  readonly url: string;
  readonly description: Rich | null;
  readonly companions: readonly Companion[];
  /** From `(2021)` or `(Jan 2021)` at the end of the title. */
  readonly year: number | null;
  /** Code spans at the end of the item. */
  readonly tags: readonly string[];
  /** Cells of a link table, without the leading one. */
  readonly fields: readonly Field[];
  readonly kind: LinkKind;
  /** Nesting of the row that the link leads: 1 is a top-level item. 0 for a link that leads no row. */
  readonly depth: number;
  /** Position among the note's links, from 0. */
  readonly order: number;
  /** Line of the note, from 1. */
  readonly line: number;
  /** Where its parts are written, packed; `spansOf` unpacks them. */
  readonly spans: PackedSpans;
}
