import type { Note } from '../model/note.ts';
import type { Category, Site } from '../model/site.ts';
import { countEntries } from './page-links.ts';

/** How many rows a page of a link list is meant to hold; a note is kept whole if that stays within the limits. */
const ROWS = { least: 225, meant: 300, most: 375 };

/** Entries of a note that stand together on a page: those from the first number on, before the second. */
export interface RowRange {
  readonly note: Note;
  readonly from: number;
  readonly to: number;
}

/** A page of a category's link list. */
export interface ListPage {
  readonly ranges: readonly RowRange[];
  readonly rows: number;
  /** Titles of the first and the last note. */
  readonly from: string;
  readonly to: string;
}

interface Draft {
  readonly pages: ListPage[];
  ranges: RowRange[];
  rows: number;
}

/**
 * Returns the pages of the link lists, by category path: every entry of the category and of all below it, grouped by
 * note, in the author's order. The root has no list, and neither has a category with a single note, whose page is one.
 */
export function buildListPages(site: Site): Map<string, readonly ListPage[]> {
  const lists = new Map<string, readonly ListPage[]>();
  for (const path of site.categories.get('')?.children ?? []) addLists(site, path, [], lists);
  return lists;
}

/** Returns the notes of a category without those below: the index note, then the others by title. */
export function notesOf(site: Site, category: Category): Note[] {
  const paths = category.index === null ? category.notes : [category.index, ...category.notes];
  return paths.flatMap((path) => site.notes.get(path) ?? []);
}

function addLists(site: Site, path: string, above: readonly Draft[], lists: Map<string, readonly ListPage[]>): void {
  const category = site.categories.get(path);
  if (!category) return;
  const own: Draft = { pages: [], ranges: [], rows: 0 };
  const open = category.totals.notes > 1 ? [...above, own] : above;
  for (const note of notesOf(site, category)) {
    const entries = countEntries(note);
    for (const draft of open) addNote(draft, note, entries);
  }
  for (const child of category.children) addLists(site, child, open, lists);
  close(own);
  lists.set(path, own.pages);
}

function addNote(draft: Draft, note: Note, entries: number): void {
  for (let from = 0; from < entries; ) {
    const left = entries - from;
    if (draft.rows + left > ROWS.most && draft.rows >= ROWS.least) close(draft);
    const take = draft.rows + left <= ROWS.most ? left : ROWS.meant - draft.rows;
    draft.ranges.push({ note, from, to: from + take });
    draft.rows += take;
    from += take;
    if (from < entries) close(draft);
  }
}

function close(draft: Draft): void {
  const { ranges, rows } = draft;
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first && last) draft.pages.push({ ranges, rows, from: first.note.title, to: last.note.title });
  draft.ranges = [];
  draft.rows = 0;
}
