import type { Link } from '../model/link.ts';
import type { Note } from '../model/note.ts';
import type { EntryText } from './format-entry.ts';
import { collapse } from './html.ts';
import type { Section } from './sections.ts';

/** An entry that was put into a note. */
export interface AddedEntry {
  readonly entry: EntryText;
  readonly section: Section;
  /** Line that it stands on, from 1. */
  readonly line: number;
}

/**
 * Tells what is not read as it was meant in a note to which an entry was added, or what has become of the rest of the note;
 * null when the entry is what was typed and all else is as it was.
 */
export function findMisreading(before: Note, after: Note, { entry, section, line }: AddedEntry): string | null {
  const added = after.links.filter((link) => link.line === line);
  const link = added.find(({ role }) => role === 'entry');
  if (link === undefined) return 'it would not be read as an entry of a list';
  const typed = describeTyped(entry);
  const read = describeRead(link);
  const wrong = (Object.keys(typed) as (keyof typeof typed)[]).find((part) => typed[part] !== read[part]);
  if (wrong !== undefined) return `its ${wrong} would be read as \`${read[wrong]}\``;
  if (link.section.join('\n') !== section.trail.join('\n')) return 'it would stand in another section';
  const rest = { ...after, links: after.links.filter((other) => !added.includes(other)) };
  return describeNote(rest) === describeNote(before) ? null : 'something else in the note would be read differently';
}

interface Described {
  readonly title: string;
  readonly address: string;
  readonly description: string;
  readonly companions: string;
  readonly tags: string;
}

function describeTyped({ title, url, description = '', companions = [] }: EntryText): Described {
  return {
    title: collapse(title),
    address: url,
    description: collapse(description),
    companions: companions.map((companion) => `${collapse(companion.label)}=${companion.url}`).join(' '),
    tags: '',
  };
}

function describeRead({ title, url, description, companions, tags }: Link): Described {
  return {
    title: title.text,
    address: url,
    description: description?.text ?? '',
    companions: companions.map((companion) => `${companion.label}=${companion.url}`).join(' '),
    tags: tags.join(' '),
  };
}

/** All of a note that has no place in the text. */
function describeNote({ title, heading, description, headings, anchors, links, references }: Note): string {
  return JSON.stringify([
    title,
    heading,
    description,
    headings.map(({ depth, text, id }) => [depth, text, id]),
    anchors,
    links.map(describeLink),
    references.map(({ type, path, fragment, text }) => [type, path, fragment, text]),
  ]);
}

function describeLink({ role, section, title, url, description, companions, tags, fields, depth }: Link): unknown[] {
  const others = companions.map((companion) => [companion.label, companion.url]);
  return [role, section, title.html, url, description?.html, others, tags, fields, depth];
}
