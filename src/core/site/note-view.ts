import { hasFilter } from '../markdown/filter-place.ts';
import { collectRowLines } from '../markdown/row-lines.ts';
import { hostOf } from '../model/address.ts';
import type { Message } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import { noteHref, sourceHref } from '../model/target.ts';
import { folderOf } from './categories.ts';
import { editHref } from './edit-href.ts';
import { formatRuns } from './line-runs.ts';
import { countEntries, noteLink, trailTo } from './page-links.ts';
import { noteImage, shareImageView } from './share-image.ts';
import type { NoteView, PageLink } from './view.ts';

/** What a note's view needs beside the site. */
export interface NoteViewInput {
  /** Path of the category whose index note it is. */
  readonly indexOf: string | null;
  readonly messages: readonly Message[];
  /** Day of the last change, when it is known. */
  readonly lastChange: string | null;
}

/** Builds the view of one note. */
export function buildNoteView(site: Site, note: Note, input: NoteViewInput): NoteView {
  const { indexOf, messages, lastChange } = input;
  const parent = indexOf === null ? folderOf(note.path) : (site.categories.get(indexOf)?.parent ?? null);
  const { previous, next } = neighbours(site, note.path, indexOf);
  return {
    path: note.path,
    href: noteHref(site.addresses, note.path),
    markdownHref: sourceHref(site.addresses, note.path),
    title: note.title,
    heading: note.heading.html,
    headingId: note.headingId,
    homepage: note.homepage && { url: note.homepage.url, host: hostOf(note.homepage.url) },
    description: note.description,
    direction: note.direction,
    lastChange,
    counts: {
      entries: countEntries(note),
      companions: note.links.reduce((count, link) => count + link.companions.length, 0),
      sections: note.headings.length,
    },
    contents: note.headings.map(({ depth, text, id, entries }) => ({ depth, text, id, entries })),
    trail: trailTo(site, parent),
    backlinks: (site.backlinks.get(note.path) ?? []).map(({ from }) => noteLink(site, from)),
    previous,
    next,
    editHref: editHref(site.settings.repository, note.path),
    suggestHref: `${site.addresses.base}suggest/?note=${encodeURIComponent(note.path)}`,
    shareImage: shareImageView(site, noteImage(site, note, indexOf)),
    rowLines: site.settings.repository === null ? null : formatRuns(collectRowLines(note)),
    hasFilter: hasFilter(note),
    messages: messages.map(({ line, column, severity, rule, message, hint }) => ({
      line,
      column,
      severity,
      rule,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
  };
}

function neighbours(
  site: Site,
  path: string,
  indexOf: string | null,
): { previous: PageLink | null; next: PageLink | null } {
  if (indexOf !== null) return { previous: null, next: null };
  const paths = site.categories.get(folderOf(path))?.notes ?? [];
  const at = paths.indexOf(path);
  const [before, after] = [paths[at - 1], paths[at + 1]];
  return {
    previous: before === undefined ? null : noteLink(site, before),
    next: after === undefined ? null : noteLink(site, after),
  };
}
