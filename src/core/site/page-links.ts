import type { Link } from '../model/link.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import { noteHref, pageHref } from '../model/target.ts';
import type { CountedLink, PageLink } from './view.ts';

/** Returns the link to a note's page. */
export function noteLink(site: Site, path: string): PageLink {
  return { title: site.notes.get(path)?.title ?? path, href: noteHref(site.addresses, path) };
}

/** Returns the link to a category's page with the counts of all that lies below. */
export function categoryLink(site: Site, path: string): CountedLink {
  const category = site.categories.get(path);
  return {
    title: category?.title ?? path,
    href: pageHref(site.addresses, category?.slug ?? ''),
    notes: category?.totals.notes ?? 0,
    entries: category?.totals.entries ?? 0,
  };
}

/** Returns the links to a category and all above it, outermost first, without the root. */
export function trailTo(site: Site, path: string | null): PageLink[] {
  const trail: PageLink[] = [];
  for (let at = path; at; at = site.categories.get(at)?.parent ?? null) {
    const { title, href } = categoryLink(site, at);
    trail.unshift({ title, href });
  }
  return trail;
}

/** Returns the links that lead an item, a table row or an HTML row. */
export function entriesOf(note: Note): Link[] {
  return note.links.filter((link) => link.role === 'entry');
}

/** Returns the number of entries of a note. */
export function countEntries(note: Note): number {
  return note.links.reduce((count, link) => count + (link.role === 'entry' ? 1 : 0), 0);
}
