import type { Addresses } from '../model/addresses.ts';
import type { Note } from '../model/note.ts';
import type { Category } from '../model/site.ts';
import type { Settings } from '../schema/settings.ts';
import { sortByTitle } from './by-title.ts';
import { countEntries } from './page-links.ts';

/** What categories are built from. */
interface CategoryInput {
  readonly settings: Settings;
  readonly notes: ReadonlyMap<string, Note>;
  readonly addresses: Addresses;
}

type Draft = Omit<Category, 'children' | 'notes' | 'totals'> & {
  children: Draft[];
  notes: Note[];
  totals: { notes: number; entries: number };
};

/** Builds the tree of categories from the folders of the content. */
export function buildCategories({ settings, notes, addresses }: CategoryInput): Map<string, Category> {
  const drafts = new Map<string, Draft>();
  for (const [path, slug] of addresses.categories) {
    const index = addresses.indexes.get(path) ?? null;
    const indexNote = index === null ? undefined : notes.get(index);
    const title = path === '' ? settings.title : (indexNote?.title ?? titleOfFolder(path));
    const parent = path === '' ? null : folderOf(path);
    drafts.set(path, { path, slug, title, index, parent, children: [], notes: [], totals: { notes: 0, entries: 0 } });
  }
  for (const draft of drafts.values()) if (draft.parent !== null) drafts.get(draft.parent)?.children.push(draft);
  const folderOfIndex = new Map([...addresses.indexes].map(([folder, path]) => [path, folder]));
  for (const note of notes.values()) {
    const folder = folderOfIndex.get(note.path);
    const home = categoryOf(note.path, folder);
    if (folder === undefined) drafts.get(home)?.notes.push(note);
    addToTotals(drafts, home, countEntries(note));
  }
  return new Map(Array.from(drafts, ([path, draft]) => [path, finish(draft)]));
}

/** Returns the category that a note belongs to: its folder, or the folder that it is the index note of. */
export function categoryOf(path: string, indexOf: string | undefined): string {
  return indexOf ?? folderOf(path);
}

/** Returns the folder of a path; the root is ''. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function addToTotals(drafts: ReadonlyMap<string, Draft>, from: string, entries: number): void {
  for (let path: string | null = from; path !== null; path = drafts.get(path)?.parent ?? null) {
    const draft = drafts.get(path);
    if (!draft) return;
    draft.totals.notes += 1;
    draft.totals.entries += entries;
  }
}

function finish(draft: Draft): Category {
  return {
    ...draft,
    children: sortByTitle(draft.children).map((child) => child.path),
    notes: sortByTitle(draft.notes).map((note) => note.path),
  };
}

function titleOfFolder(path: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[-_]+/g, ' ')
    .trim();
  return name === '' ? path : name.charAt(0).toUpperCase() + name.slice(1);
}
