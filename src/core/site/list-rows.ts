import { escapeHtml } from '../markdown/html.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import { noteHref } from '../model/target.ts';
import { placeBeside } from '../model/vague-text.ts';

/** What stands around the rows of a note on the pages of link lists. */
export interface RowsFrame {
  readonly open: string;
  /** Before rows that do not begin with the note's first one. */
  readonly reopen: string;
  readonly close: string;
}

/** Returns what stands around a note's rows: a heading that leads to its page, and the list. */
export function rowsFrame(site: Site, note: Note): RowsFrame {
  const href = noteHref(site.addresses, note.path);
  const place = placeBeside(note.title, href);
  const beside = place === '' ? '' : `<span class="visually-hidden"> (${escapeHtml(place)})</span>`;
  const open = (part: string) =>
    `<section class="group"><h2><a class="group-title" href="${escapeHtml(href)}"><bdi>${escapeHtml(note.title)}</bdi>${beside}</a>${part}</h2>\n<ul class="links">\n`;
  return {
    open: open(''),
    reopen: open(' <span class="group-part">continued</span>'),
    close: '</ul></section>\n',
  };
}
