import { outsideRel } from '../markdown/anchor.ts';
import { compareText } from '../model/message.ts';
import type { Site } from '../model/site.ts';
import { pageHref } from '../model/target.ts';
import { sortByTitle, titleKey } from './by-title.ts';
import { categoryOf } from './categories.ts';
import { categoryLink, countEntries, noteLink } from './page-links.ts';
import type { SiteView } from './view.ts';

/** How many notes the home page offers to start from, and how many that lie in no category it shows. */
const START_NOTES = 12;
const LOOSE_NOTES = 60;

/** Builds what all pages share and what the home page and the list of all notes show. */
export function buildSiteView(site: Site): SiteView {
  const { settings } = site;
  const root = site.categories.get('');
  return {
    title: settings.title,
    description: settings.description,
    language: settings.language,
    base: site.addresses.base,
    url: settings.url,
    outside: { rel: outsideRel(settings).join(' '), newTab: settings.outside.newTab },
    totals: root?.totals ?? { notes: 0, entries: 0 },
    home: buildHome(site),
    index: buildIndex(site),
    redirects: site.redirects.map(({ from, to }) => ({ from, href: pageHref(site.addresses, to) })),
  };
}

function buildHome(site: Site): SiteView['home'] {
  const root = site.categories.get('');
  const index = root?.index == null ? undefined : site.notes.get(root.index);
  const isWhole = index !== undefined && site.addresses.slugs.get(index.path) === '';
  const byEntries = Array.from(site.notes.values(), (note) => ({ note, entries: countEntries(note) }))
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => b.entries - a.entries || compareText(a.note.path, b.note.path));
  const entriesOf = (path: string) => {
    const note = site.notes.get(path);
    return note ? countEntries(note) : 0;
  };
  return {
    single: isWhole ? index.path : null,
    index: index && !isWhole ? { ...noteLink(site, index.path), introduction: index.introduction } : null,
    categories: (root?.children ?? []).map((path) => categoryLink(site, path)),
    notes: (root?.notes ?? [])
      .slice(0, LOOSE_NOTES)
      .map((path) => ({ ...noteLink(site, path), entries: entriesOf(path) })),
    start: isWhole
      ? []
      : byEntries.slice(0, START_NOTES).map(({ note, entries }) => ({ ...noteLink(site, note.path), entries })),
  };
}

function buildIndex(site: Site): SiteView['index'] {
  const folderOfIndex = new Map([...site.addresses.indexes].map(([folder, path]) => [path, folder]));
  const letters = new Map<string, SiteView['index'][number]>();
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
