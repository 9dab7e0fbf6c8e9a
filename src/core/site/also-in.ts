import { escapeHtml } from '../markdown/html.ts';
import { formatNumber } from '../model/format-number.ts';
import type { Note } from '../model/note.ts';
import type { SharedLink, Site } from '../model/site.ts';
import { noteLink } from './page-links.ts';
import type { PageLink } from './view.ts';

/** Other notes that list a link: the first of them, and how many more there are. */
export interface OtherNotes {
  readonly named: readonly PageLink[];
  readonly more: number;
}

/** The other notes that list what a note lists, by the id of its link: each link once, in the order of the note. */
export type AlsoIn = ReadonlyMap<string, OtherNotes>;

/** How many other notes are named for each link. */
const NAMED = 3;

/**
 * Returns a function that returns the links which a note shares with other notes. It makes the list anew each time: all
 * lists together can be longer than the site.
 */
export function buildAlsoIn(site: Site): (note: Note) => AlsoIn {
  const sharedBy = groupByNote(site);
  const known = new Map<string, PageLink>();
  const linkTo = (path: string): PageLink => {
    const link = known.get(path) ?? noteLink(site, path);
    known.set(path, link);
    return link;
  };
  return (note) => {
    const shared = sharedBy.get(note.path);
    if (shared === undefined) return NOTHING;
    const own = note.links;
    return new Map(
      shared.flatMap(({ order, links }): [string, OtherNotes][] => {
        const link = own[order];
        if (link === undefined) return [];
        const others = [...new Set(links.map(({ note }) => note))].filter((other) => other !== note.path);
        const named = others.slice(0, NAMED);
        return [[link.id, { named: named.map(linkTo), more: others.length - named.length }]];
      }),
    );
  };
}

const NOTHING: AlsoIn = new Map();

/** Returns of each note the links that others list too, once each, in the order of the note. */
function groupByNote(site: Site): Map<string, { readonly order: number; readonly links: readonly SharedLink[] }[]> {
  const byNote = new Map<string, { order: number; links: readonly SharedLink[] }[]>();
  for (const links of site.shared.values()) {
    const seen = new Set<string>();
    for (const { note, order } of links) {
      if (seen.has(note)) continue;
      seen.add(note);
      const list = byNote.get(note);
      if (list) list.push({ order, links });
      else byNote.set(note, [{ order, links }]);
    }
  }
  for (const list of byNote.values()) list.sort((a, b) => a.order - b.order);
  return byNote;
}

/** Returns what a row says of the other notes that list its link. */
export function renderAlsoIn({ named, more }: OtherNotes): string {
  const links = named.map(({ title, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(title)}</a>`);
  const rest = more > 0 ? ` and ${formatNumber(more)} more` : '';
  return ` <span class="also">also in ${links.join(', ')}${rest}</span>`;
}
