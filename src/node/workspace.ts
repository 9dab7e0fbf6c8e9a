import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBody, renderLinkRows } from '../core/markdown/render.ts';
import type { Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Category, Site } from '../core/model/site.ts';
import { buildCategoryView, type ListFile } from '../core/site/category-view.ts';
import { buildListPages } from '../core/site/list-pages.ts';
import { buildNoteView } from '../core/site/note-view.ts';
import { entriesOf } from '../core/site/page-links.ts';
import { buildSiteView } from '../core/site/site-view.ts';

/** How many files are written at once. */
const WRITES = 16;

/** What a workspace is written with. */
export interface WorkspaceOptions {
  /** Findings that the notes' own pages show; none in a build for readers. */
  readonly messages?: readonly Message[];
  /**
   * The site that the folder holds already, null for none: files of notes that have not changed since are left as they
   * are. Given by a process that writes the folder again and again.
   */
  readonly previous?: Site | null;
}

/** Pages of each category's link list, by category path. */
export type ListFiles = ReadonlyMap<string, readonly ListFile[]>;

/**
 * Writes everything that the pages are made of into a folder: `site.json`, `notes.ndjson` and `categories.ndjson` with a
 * view a line, and the HTML of each note and of each page of a link list in a file of its own.
 */
export async function writeWorkspace(site: Site, dir: string, options: WorkspaceOptions = {}): Promise<void> {
  const previous = options.previous && isCompatible(options.previous, site) ? options.previous : null;
  if (!previous) await rm(dir, { recursive: true, force: true });
  await Promise.all(['notes', 'lists'].map((folder) => mkdir(join(dir, folder), { recursive: true })));
  const writer = createWriter(dir);
  for (const note of site.notes.values()) {
    if (previous?.notes.get(note.path) !== note) await writer.write(bodyFile(note), renderBody(note, site.settings));
  }
  const lists = await writeLists(site, previous, options.previous !== undefined, writer);
  await writer.finish();
  await writeViews(site, dir, lists, options.messages ?? []);
}

/** Name of the file that holds the HTML of a note. Hashed, so that any path makes a short and safe name. */
function bodyFile(note: Note): string {
  return `notes/${hash(note.path)}.html`;
}

/** Link lists of the workspaces that this process keeps up to date. */
const written = new WeakMap<Site, ListFiles>();

async function writeLists(site: Site, previous: Site | null, isKept: boolean, writer: Writer): Promise<ListFiles> {
  const known = previous && written.get(previous);
  const changed = known ? changedCategories(site, previous) : null;
  const lists = new Map<string, ListFile[]>();
  for (const [path, files] of known ?? []) if (!changed?.has(path)) lists.set(path, [...files]);
  const renderRows = (note: Note) => entriesOf(note).map((link) => renderLinkRows([link], site.settings));
  const pages = buildListPages(site, {
    renderRows: isKept ? remember(renderRows) : renderRows,
    isWanted: (path) => changed?.has(path) ?? true,
  });
  for (const page of pages) {
    const { category, number, html, ...shown } = page;
    const file = { body: `lists/${hash(category)}-${number}.html`, ...shown };
    const files = lists.get(category);
    if (files) files.push(file);
    else lists.set(category, [file]);
    await writer.write(file.body, html);
  }
  written.set(site, lists);
  return lists;
}

const rowsOf = new WeakMap<Note, readonly string[]>();

/** Keeps the rows of each note, for a process that writes the workspace again and again. */
function remember(renderRows: (note: Note) => readonly string[]): (note: Note) => readonly string[] {
  return (note) => {
    const known = rowsOf.get(note);
    if (known) return known;
    const rows = renderRows(note);
    rowsOf.set(note, rows);
    return rows;
  };
}

/** The categories above the notes that differ between two sites. */
function changedCategories(site: Site, previous: Site): Set<string> {
  const changed = new Set<string>();
  const folderOfIndex = new Map([...site.addresses.indexes].map(([folder, path]) => [path, folder]));
  for (const note of site.notes.values()) {
    if (previous.notes.get(note.path) === note) continue;
    const folder = folderOfIndex.get(note.path) ?? note.path.slice(0, Math.max(0, note.path.lastIndexOf('/')));
    for (let at: string | null = folder; at !== null; at = site.categories.get(at)?.parent ?? null) changed.add(at);
  }
  return changed;
}

/** Whether notes of both sites are rendered alike: the settings and the addresses are the same. */
function isCompatible(previous: Site, site: Site): boolean {
  const slugs = (of: Site) => JSON.stringify([of.settings, [...of.addresses.slugs], [...of.addresses.sizes]]);
  return slugs(previous) === slugs(site);
}

async function writeViews(site: Site, dir: string, lists: ListFiles, messages: readonly Message[]): Promise<void> {
  const messagesOf = Map.groupBy(messages, (message) => message.file);
  const folderOfIndex = new Map([...site.addresses.indexes].map(([folder, path]) => [path, folder]));
  const noteLine = (note: Note) =>
    JSON.stringify(
      buildNoteView(site, note, {
        body: bodyFile(note),
        indexOf: folderOfIndex.get(note.path) ?? null,
        messages: messagesOf.get(note.path) ?? [],
      }),
    );
  const categoryLine = (category: Category) =>
    JSON.stringify(buildCategoryView(site, category, lists.get(category.path) ?? []));
  await replaceFile(join(dir, 'notes.ndjson'), Array.from(site.notes.values(), noteLine).join('\n'));
  await replaceFile(join(dir, 'categories.ndjson'), Array.from(site.categories.values(), categoryLine).join('\n'));
  await replaceFile(join(dir, 'site.json'), JSON.stringify(buildSiteView(site)));
}

interface Writer {
  /** Waits only while too many writes are under way. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly finish: () => Promise<void>;
}

function createWriter(dir: string): Writer {
  const underWay = new Set<Promise<void>>();
  return {
    write: async (name, text) => {
      const done = writeFile(join(dir, name), text).then(() => {
        underWay.delete(done);
      });
      underWay.add(done);
      if (underWay.size >= WRITES) await Promise.race(underWay);
    },
    finish: async () => {
      await Promise.all(underWay);
    },
  };
}

/** The dev server may read at any moment, so these files are whole at any moment. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}
