import type { EntryText } from '../markdown/format-entry.ts';

/** A link that a reader suggests: what is typed, and where it belongs. */
export interface Suggestion extends EntryText {
  /** Path of the note inside the content folder; empty when it is left open. */
  readonly note: string;
  /** Heading in the note; empty when it is left open. */
  readonly section: string;
}

/** A note that a link can be suggested for, as the list for the browser has it. */
export type NoteChoice = readonly [path: string, title: string, ...sections: string[]];
