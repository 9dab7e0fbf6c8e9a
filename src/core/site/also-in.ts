import type { Note } from '../model/note.ts';
import type { SharedLink, Site } from '../model/site.ts';
import { noteLink } from './page-links.ts';
import type { NoteView, PageLink } from './view.ts';

/** What a note lists that other notes list too: each link once, in the order of the note. */
export type AlsoIn = NoteView['alsoIn'];

/** How many other notes are named for each link. */
const NAMED = 3;

/**
 * Returns a function that returns the links which a note shares with other notes. It makes the list anew each time: all
 * lists together can be longer than the site.
 */
export function buildAlsoIn(site: Site): (note: Note) => AlsoIn {
  const sharedBy = new Map<string, { readonly order: number; readonly links: readonly SharedLink[] }[]>();
  for (const links of site.shared.values()) {
    const seen = new Set<string>();
    for (const { note, order } of links) {
      if (seen.has(note)) continue;
      seen.add(note);
      const list = sharedBy.get(note);
      if (list) list.push({ order, links });
      else sharedBy.set(note, [{ order, links }]);
    }
  }
  for (const list of sharedBy.values()) list.sort((a, b) => a.order - b.order);
  const known = new Map<string, PageLink>();
  const linkTo = (path: string): PageLink => {
    const link = known.get(path) ?? noteLink(site, path);
    known.set(path, link);
    return link;
  };
  return ({ path, links: own }) =>
    (sharedBy.get(path) ?? []).flatMap(({ order, links }) => {
      const link = own[order];
      if (link === undefined) return [];
      const others = [...new Set(links.map(({ note }) => note))].filter((other) => other !== path);
      const named = others.slice(0, NAMED);
      return [{ id: link.id, title: link.title.text, notes: named.map(linkTo), more: others.length - named.length }];
    });
}
