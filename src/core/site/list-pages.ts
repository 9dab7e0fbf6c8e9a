import { escapeHtml } from '../markdown/html.ts';
import type { Note } from '../model/note.ts';
import type { Category, Site } from '../model/site.ts';
import { noteHref } from '../model/target.ts';

/** How many rows a page of a link list is meant to hold; a note is kept whole if that stays within the limits. */
const ROWS = { least: 225, meant: 300, most: 375 };

/** A page of a category's link list. */
export interface ListPage {
  /** Path of the category. */
  readonly category: string;
  /** From 1. */
  readonly number: number;
  readonly html: string;
  readonly rows: number;
  /** Titles of the first and the last note. */
  readonly from: string;
  readonly to: string;
}

interface Draft {
  readonly category: string;
  number: number;
  html: string[];
  rows: number;
  from: string;
  to: string;
}

/** How the pages of link lists are built. */
export interface ListOptions {
  /** Returns the HTML of each entry of a note. */
  readonly renderRows: (note: Note) => readonly string[];
  /** Whether the pages of a category, by its path, are wanted. */
  readonly isWanted: (category: string) => boolean;
}

/**
 * Yields the pages of the link lists of all categories but the root: every entry of the category and of all below it,
 * grouped by note, in the author's order. Each note is rendered once, and a page is yielded as soon as it is full.
 */
export function* buildListPages(site: Site, options: ListOptions): Generator<ListPage> {
  for (const path of site.categories.get('')?.children ?? []) yield* walk(site, path, [], options);
}

function* walk(site: Site, path: string, above: readonly Draft[], options: ListOptions): Generator<ListPage> {
  const category = site.categories.get(path);
  if (!category) return;
  const own: Draft = { category: path, number: 1, html: [], rows: 0, from: '', to: '' };
  const open = options.isWanted(path) ? [...above, own] : above;
  for (const note of notesOf(site, category)) {
    if (open.length === 0) break;
    const rows = options.renderRows(note);
    for (const draft of open) yield* addNote(draft, note, rows, noteHref(site.addresses, note.path));
  }
  for (const child of category.children) yield* walk(site, child, open, options);
  if (open.includes(own) && own.rows > 0) yield close(own);
}

function notesOf(site: Site, category: Category): Note[] {
  const paths = category.index === null ? category.notes : [category.index, ...category.notes];
  return paths.flatMap((path) => site.notes.get(path) ?? []);
}

function* addNote(draft: Draft, note: Note, rows: readonly string[], href: string): Generator<ListPage> {
  for (let at = 0; at < rows.length; ) {
    const left = rows.length - at;
    if (draft.rows > 0 && draft.rows + left > ROWS.most && draft.rows >= ROWS.least) yield close(draft);
    const take = draft.rows + left <= ROWS.most ? left : ROWS.meant - draft.rows;
    const part = at > 0 ? ' <span class="group-part">continued</span>' : '';
    const heading = `<h2><a class="group-title" href="${escapeHtml(href)}"><bdi>${escapeHtml(note.title)}</bdi></a>${part}</h2>`;
    const list = rows.slice(at, at + take).join('\n');
    draft.html.push(`<section class="group">${heading}\n<ul class="links">\n${list}\n</ul></section>`);
    if (draft.rows === 0) draft.from = note.title;
    draft.to = note.title;
    draft.rows += take;
    at += take;
    if (at < rows.length) yield close(draft);
  }
}

function close(draft: Draft): ListPage {
  const { category, number, rows, from, to } = draft;
  const page = { category, number, html: draft.html.join('\n'), rows, from, to };
  draft.number += 1;
  draft.html = [];
  draft.rows = 0;
  return page;
}
