import { hash } from 'node:crypto';
import { findNews } from '../core/lint/news.ts';
import { findMisreading } from '../core/markdown/find-misreading.ts';
import { type EntryText, formatEntry } from '../core/markdown/format-entry.ts';
import { withoutFrontmatter } from '../core/markdown/parse-note.ts';
import { placeEntry } from '../core/markdown/place-entry.ts';
import { applyEdits } from '../core/model/edit.ts';
import type { Message } from '../core/model/message.ts';
import { createPlaces } from '../core/model/places.ts';
import type { Place } from './choose-section.ts';
import { assembleSite, type LoadedSite } from './load-site.ts';
import { parseMarkdown } from './markdown-parser.ts';
import type { ParsedNotes } from './parsed-notes.ts';
import { usageError } from './usage-error.ts';

/** A note with an entry more, in memory. */
export interface EntryAdded {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Line and column at which the entry begins, from 1. */
  readonly line: number;
  readonly column: number;
  /** The line as it is written, without its indentation. */
  readonly written: string;
  /** What is to be said of the new line, and errors that it brings elsewhere. */
  readonly messages: readonly Message[];
}

/**
 * Adds an entry to a section of a note, in memory, and checks the content with it. Throws a usage error when it would not be
 * read as it was typed, or when anything else of the note would be read differently.
 */
export async function addEntry(
  { site, content, messages: known }: LoadedSite,
  entry: EntryText,
  { place, parsed }: { readonly place: Place; readonly parsed: ParsedNotes },
): Promise<EntryAdded> {
  const { path } = place.note;
  const before = content.sources.find((source) => source.path === path)?.text ?? '';
  const root = parseMarkdown(withoutFrontmatter(before));
  const heading = place.section.heading?.span ?? null;
  const edit = placeEntry(root, before, formatEntry(entry), { heading, at: site?.settings.add.at ?? 'end' });
  if (edit === null) {
    throw usageError(
      `The section \`${place.section.trail.at(-1)}\` of \`${path}\` stands inside of something else, such as a quotation; add the link by hand, or name another section.`,
    );
  }
  const after = applyEdits(before, [edit]);
  const start = edit.start + edit.text.search(/\S/);
  const { line, column } = createPlaces(after)({ start, end: start });
  const sources = content.sources.map((source) => (source.path === path ? { path, text: after } : source));
  const digests = new Map([...content.digests, [path, hash('sha256', after)]]);
  const again = await assembleSite({ ...content, sources, digests }, { parsed });
  const noteAfter = again.site?.notes.get(path);
  const wrong = noteAfter && findMisreading(place.note, noteAfter, { entry, section: place.section, line });
  if (typeof wrong === 'string') throw usageError(`The link cannot be added to \`${path}\` as it is: ${wrong}.`);
  const isHere = ({ file, line: from, endLine }: Message) => file === path && from <= line && line <= endLine;
  const news = new Set(findNews(again.messages, known, new Map()).filter(({ severity }) => severity === 'error'));
  const messages = again.messages.filter((message) => isHere(message) || news.has(message));
  return { path, before, after, line, column, written: edit.text.trim(), messages };
}
