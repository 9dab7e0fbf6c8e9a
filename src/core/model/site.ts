import type { Settings } from '../schema/settings.ts';
import type { Addresses } from './addresses.ts';
import type { Note } from './note.ts';

/** A folder of the content. */
export interface Category {
  /** Path inside the content folder; the root is ''. */
  readonly path: string;
  /** Address of its page inside the site, without base and outer slashes. */
  readonly slug: string;
  /** Title of its index note, else its folder name with a capital. */
  readonly title: string;
  /** Path of its index note: `x/x.md`, `x/index.md`, `x/README.md` or `x.md` beside the folder. */
  readonly index: string | null;
  /** Path of the parent category, null for the root. */
  readonly parent: string | null;
  /** Paths of the categories directly below, by title. */
  readonly children: readonly string[];
  /** Paths of the notes directly in it, its index note left out, by title. */
  readonly notes: readonly string[];
  /** Counts of this category and all below, index notes included. */
  readonly totals: { readonly notes: number; readonly entries: number };
}

/** A note that refers to another. */
export interface Backlink {
  /** Path of the note that holds the reference. */
  readonly from: string;
  /** Text of the reference. */
  readonly text: string;
}

/** An old address that leads to a page. Both without base and outer slashes. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** An entry that lists what other notes list too. */
export interface SharedLink {
  /** Path of its note. */
  readonly note: string;
  /** Position among the note's links, from 0. */
  readonly order: number;
  /** Line of the note, from 1. */
  readonly line: number;
  /** Plain text of its title. */
  readonly title: string;
}

/** All notes and how they hang together. */
export interface Site {
  readonly settings: Settings;
  /** By path. */
  readonly notes: ReadonlyMap<string, Note>;
  readonly addresses: Addresses;
  /** By path; the root is ''. */
  readonly categories: ReadonlyMap<string, Category>;
  /** Note path to the notes that refer to it, by path. */
  readonly backlinks: ReadonlyMap<string, readonly Backlink[]>;
  /** Normalised address to the entries of all notes that list it; only addresses that more than one note lists. */
  readonly shared: ReadonlyMap<string, readonly SharedLink[]>;
  readonly redirects: readonly Redirect[];
}
