import type { Link } from '../model/link.ts';
import { compareText } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import type { Site } from '../model/site.ts';

/**
 * Cuts the links of a site into groups of at most `size` neighbours of one section. Every link is in exactly
 * one group, and the order is that of the notes' paths and of their text.
 */
export function* groupLinks(site: Site, size: number): Generator<SearchGroup> {
  for (const [, groups] of groupNotes(site, size)) yield* groups;
}

/** Returns the same by note. The groups of a note depend on the note and its address alone. */
export function* groupNotes(site: Site, size: number): Generator<readonly [note: Note, groups: SearchGroup[]]> {
  for (const note of notesOf(site)) {
    yield [note, groupNote(note, site.addresses.slugs.get(note.path) ?? '', size)];
  }
}

/** Returns all links of a site in the order in which `groupLinks` returns them. */
export function* siteLinks(site: Site): Generator<Link> {
  for (const note of notesOf(site)) yield* note.links;
}

function notesOf(site: Site): Note[] {
  return [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
}

/** Cuts the links of a note into groups. `slug` is the address of its page inside the site. */
export function groupNote(note: Note, slug: string, size: number): SearchGroup[] {
  const groups: SearchGroup[] = [];
  let section: readonly string[] | null = null;
  let links: FoundLink[] = [];
  for (const link of note.links) {
    if (section === null || links.length >= size || !isSameSection(section, link.section)) {
      section = link.section;
      links = [];
      groups.push({ slug, note: tidy(note.title), section: section.map(tidy).filter((text) => text !== ''), links });
    }
    links.push(foundLink(link));
  }
  return groups;
}

function isSameSection(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, index) => text === b[index]));
}

function foundLink(link: Link): FoundLink {
  const fields = link.fields.map((field) => field.value.text);
  return {
    id: link.id,
    role: link.role,
    title: tidy(link.title.text),
    url: link.url,
    description: tidy(link.description?.text ?? ''),
    extra: tidy([...link.tags, ...fields].join(' ')),
    companions: link.companions.map(({ label, url }) => ({ label: tidy(label), url })),
  };
}

const UNTIDY = /\s\s|[^\S ]|^\s|\s$/u;

/** Text as the index gives it back: runs of white space of any kind are one space. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/\s+/gu, ' ').trim();
}
