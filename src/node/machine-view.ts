import { open, writeFile } from 'node:fs/promises';
import type { Link } from '../core/model/link.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { noteHref, sourceHref } from '../core/model/target.ts';

/** How much text is gathered before it is written. */
const CHUNK = 1 << 20;

/** Writes every outside link of the site, one JSON object a line, by note and order. */
export async function writeLinks(site: Site, location: string): Promise<void> {
  const file = await open(location, 'w');
  try {
    let chunk = '';
    for (const note of site.notes.values()) {
      for (const link of note.links) chunk += `${JSON.stringify(linkRecord(link))}\n`;
      if (chunk.length < CHUNK) continue;
      await file.write(chunk);
      chunk = '';
    }
    await file.write(chunk);
  } finally {
    await file.close();
  }
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

/** Writes the list of notes as JSON, one note a line. */
export async function writeNotes(site: Site, location: string): Promise<void> {
  const lines = Array.from(site.notes.values(), (note) => `  ${JSON.stringify(noteRecord(site, note))}`);
  await writeFile(location, `[\n${lines.join(',\n')}\n]\n`);
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
