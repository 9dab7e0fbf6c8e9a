import type { Root } from 'mdast';
import type { Message } from '../model/message.ts';
import type { Note, Source } from '../model/note.ts';
import type { Place, Span } from '../model/span.ts';
import type { NoteSettings } from '../schema/note-settings.ts';
import { lazyPlaces, type ReadSite, type Rule, toMessage } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Checks the tree of a note as it is written. */
export function lintTree(tree: Root, source: Source): Message[] {
  const messages: Message[] = [];
  const placeOf = lazyPlaces(source);
  for (const rule of RULES) {
    rule.checkTree?.({ tree, text: source.text }, (span, finding) => {
      messages.push(toMessage(rule, source.path, placeOf(span), finding));
    });
  }
  return messages;
}

/** Checks a note that was read, alone. */
export function lintNote(
  note: Note,
  source: Source,
  context: { readonly settings: NoteSettings; readonly lastYear: number },
): Message[] {
  const messages: Message[] = [];
  const { settings, lastYear } = context;
  const placeOf = lazyPlaces(source);
  const read = { note, text: source.text, settings, lastYear, placeOf };
  for (const rule of RULES) {
    rule.checkNote?.(read, (span, finding) => {
      messages.push(toMessage(rule, source.path, placeOf(span), finding));
    });
  }
  return messages;
}

/** What is checked of a site. */
export interface SiteChecks extends Pick<ReadSite, 'notes' | 'shared'> {
  /** All notes unless told otherwise. */
  readonly told?: ReadSite['told'];
  /** All rules unless told otherwise. */
  readonly rules?: readonly Rule[];
}

/** Checks what only the whole site can tell. */
export function lintSite({ rules = RULES, ...checks }: SiteChecks, sources: readonly Source[]): Message[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const textOf = (path: string) => texts.get(path) ?? '';
  const places = new Map<string, (span: Span) => Place>();
  const placesOf = (path: string) => {
    const placeOf = places.get(path) ?? lazyPlaces({ text: textOf(path) });
    places.set(path, placeOf);
    return placeOf;
  };
  const site: ReadSite = { told: checks.notes, ...checks, textOf };
  const messages: Message[] = [];
  for (const rule of rules) {
    rule.checkSite?.(site, (path, span, finding) => {
      if (site.told.has(path)) messages.push(toMessage(rule, path, placesOf(path)(span), finding));
    });
  }
  return messages;
}
