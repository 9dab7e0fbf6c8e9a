import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Link } from '../core/model/link.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { noteHref, sourceHref } from '../core/model/target.ts';
import type { KeptLinks } from './kept-links.ts';
import { createPieceFile } from './piece-file.ts';
import { createTextBytes } from './text-bytes.ts';

/** How many bytes are written in one turn of the event loop. */
const TURN = 1 << 20;

/** The records of one note in the file. */
export interface LinkBlock {
  /** Path of the note. */
  readonly path: string;
  /** In bytes. */
  readonly length: number;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  /** Whether the bytes were taken from a file that was checked before. */
  readonly isKept: boolean;
}

/**
 * Writes every outside link of the site, one JSON object a line, by note and order. The records of notes for which
 * `kept` has some are taken from there.
 */
export async function writeLinks(site: Site, location: string, kept: KeptLinks = () => null): Promise<LinkBlock[]> {
  const blocks: LinkBlock[] = [];
  const file = createPieceFile(location);
  const texts = createTextBytes();
  try {
    let written = 0;
    for (const note of site.notes.values()) {
      const known = kept(note.path);
      texts.clear();
      if (known === null) for (const link of note.links) texts.add(JSON.stringify(linkRecord(link)), '\n');
      const bytes = known ?? texts.bytes();
      const [offset, length] = file.add(bytes);
      blocks.push({ path: note.path, length, digest: hash('sha256', bytes), isKept: known !== null });
      if (offset + length < written + TURN) continue;
      written = offset + length;
      await setImmediate();
    }
    file.flush();
  } finally {
    file.close();
  }
  return blocks;
}

/** A link as programs read it. The order of the keys is part of the format. */
function linkRecord(link: Link): Record<string, unknown> {
  return {
    id: link.id,
    note: link.note,
    section: link.section,
    title: link.title.text,
    url: link.url,
    description: link.description?.text ?? '',
    companions: link.companions.map(({ label, type, url }) => ({ label, type, url })),
    year: link.year,
    tags: link.tags,
    kind: link.kind,
    depth: link.depth,
    order: link.order,
    line: link.line,
  };
}

/** Returns the list of notes as JSON, one note a line. */
export function formatNotes(site: Site): string {
  const lines = Array.from(site.notes.values(), (note) => `  ${JSON.stringify(noteRecord(site, note))}`);
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** Writes the list of notes. */
export async function writeNotes(site: Site, location: string): Promise<void> {
  await writeFile(location, formatNotes(site));
}

/** A note as programs read it. */
function noteRecord(site: Site, note: Note): Record<string, unknown> {
  const entries = note.links.filter((link) => link.role === 'entry').length;
  return {
    path: note.path,
    address: noteHref(site.addresses, note.path),
    source: sourceHref(site.addresses, note.path),
    title: note.title,
    description: note.description,
    category: categoryOf(site, note.path),
    homepage: note.homepage?.url ?? null,
    entries,
    links: note.addresses.length,
    backlinks: site.backlinks.get(note.path)?.length ?? 0,
    aliases: note.frontmatter.aliases,
    tags: note.frontmatter.tags,
  };
}

/** Path inside the site under which a note's Markdown is served. */
export function sourcePath(site: Site, path: string): string {
  return `${site.addresses.slugs.get(path) || 'index'}.md`;
}

/** Path of the category whose page lists the note; of the folder itself for its index note. */
function categoryOf(site: Site, path: string): string {
  for (const category of site.categories.values()) if (category.index === path) return category.path;
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
