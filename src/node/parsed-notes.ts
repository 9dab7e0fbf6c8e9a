import type { SiteNote } from '../core/lint/note-facts.ts';
import type { Parsed } from '../core/markdown/parse-note.ts';
import type { Message } from '../core/model/message.ts';
import type { Frontmatter } from '../core/schema/frontmatter.ts';
import type { NoteSettings } from '../core/schema/note-settings.ts';

/** A note's frontmatter, read before its text: the addresses of all notes depend on it. */
export interface Head {
  readonly frontmatter: Frontmatter;
  readonly messages: readonly Message[];
}

/** A parsed note with what it was made of: its bytes and what it was told about the content around it. */
export interface ParsedNote extends Parsed, SiteNote {
  /** Of the file's bytes, as in the content's `digests`. */
  readonly digest: string;
  readonly head: Head;
}

/** Notes that were parsed before. */
export interface ParsedNotes {
  /** What all of them were parsed with; with anything else, none of them holds. */
  key: string;
  readonly byPath: Map<string, ParsedNote>;
}

/** Returns a memory of parsed notes without any. */
export function createParsedNotes(): ParsedNotes {
  return { key: '', byPath: new Map() };
}

/** Returns a copy, for content of another time: a memory is emptied of what the content that is read does not hold. */
export function copyParsedNotes({ key, byPath }: ParsedNotes): ParsedNotes {
  return { key, byPath: new Map(byPath) };
}

/** Returns the key of notes that are parsed with these settings and this largest year. */
export function parsedKey(settings: NoteSettings, lastYear: number): string {
  return JSON.stringify([settings, lastYear]);
}
