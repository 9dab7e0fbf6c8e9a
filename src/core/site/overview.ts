import { compareText } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import { sortByTitle, titleKey } from './by-title.ts';
import { categoryOf } from './categories.ts';
import { categoryLink, countEntries, noteLink } from './page-links.ts';
import { pickLink } from './random-link.ts';
import type { Overview } from './view.ts';

/** How many notes the home page offers to start from, and how many that lie in no category it shows. */
const START_NOTES = 12;
const LOOSE_NOTES = 60;

/** Builds what the home page and the list of all notes show. */
export function buildOverview(site: Site): Overview {
  return {
    totals: site.categories.get('')?.totals ?? { notes: 0, entries: 0 },
    home: buildHome(site),
    index: buildIndex(site),
  };
}

/** Returns the site's only note when it is the home page, else null. */
export function singleNote(site: Site): Note | null {
  const path = site.categories.get('')?.index;
  if (path == null || site.addresses.slugs.get(path) !== '') return null;
  return site.notes.get(path) ?? null;
}

function buildHome(site: Site): Overview['home'] {
  const root = site.categories.get('');
  const isWhole = singleNote(site) !== null;
  const index = root?.index == null || isWhole ? undefined : site.notes.get(root.index);
  const counted = Array.from(site.notes.values(), (note) => ({ note, entries: countEntries(note) }));
  const byEntries = counted
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => b.entries - a.entries || compareText(a.note.path, b.note.path));
  const entriesOf = (path: string) => {
    const note = site.notes.get(path);
    return note ? countEntries(note) : 0;
  };
  return {
    index: index ? { ...noteLink(site, index.path), introduction: index.introduction } : null,
    categories: (root?.children ?? []).map((path) => categoryLink(site, path)),
    notes: (root?.notes ?? [])
      .slice(0, LOOSE_NOTES)
      .map((path) => ({ ...noteLink(site, path), entries: entriesOf(path) })),
    start: isWhole
      ? []
      : byEntries.slice(0, START_NOTES).map(({ note, entries }) => ({ ...noteLink(site, note.path), entries })),
    random: isWhole ? null : pickLink(site),
  };
}

function buildIndex(site: Site): Overview['index'] {
  const folderOfIndex = new Map([...site.addresses.indexes].map(([folder, path]) => [path, folder]));
  const letters = new Map<string, Overview['index'][number]>();
  for (const note of sortByTitle(site.notes.values())) {
    const first = titleKey(note.title).charAt(0).toUpperCase();
    const letter = /\p{L}/u.test(first) ? first : '#';
    const group = letters.get(letter) ?? { letter, notes: [] };
    letters.set(letter, group);
    const folder = folderOfIndex.get(note.path);
    const parent = folder === undefined ? categoryOf(note.path, folder) : (site.categories.get(folder)?.parent ?? '');
    const category = parent === '' ? '' : (site.categories.get(parent)?.title ?? '');
    group.notes.push({ ...noteLink(site, note.path), entries: countEntries(note), category });
  }
  return [...letters.values()];
}
