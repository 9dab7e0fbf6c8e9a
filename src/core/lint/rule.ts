import type { Root } from 'mdast';
import type { Fix } from '../model/edit.ts';
import type { Message, Severity } from '../model/message.ts';
import type { Note, Source } from '../model/note.ts';
import { createPlaces } from '../model/places.ts';
import type { Site } from '../model/site.ts';
import type { Place, Span } from '../model/span.ts';
import type { NoteSettings } from '../schema/note-settings.ts';
import type { RuleId } from '../schema/rule-ids.ts';
import type { SiteNote } from './note-facts.ts';

/** What a rule says about a place. */
export interface Finding {
  /** "Unexpected X, expected Y". Never a line number: a baseline knows a finding by this text. */
  readonly message: string;
  /** What to do, with the corrected text. */
  readonly hint?: string | undefined;
  /** Where it weighs less than the rule's findings do. */
  readonly severity?: Severity;
  /** Where the correction is certain. */
  readonly fix?: Fix | undefined;
}

/** Files a finding of the rule at a span of the note. */
export type Report = (span: Span, finding: Finding) => void;

/** Files a finding of the rule at a span of one of the site's notes. */
export type SiteReport = (path: string, span: Span, finding: Finding) => void;

/** A note as its author wrote it. */
export interface WrittenNote {
  readonly tree: Root;
  readonly text: string;
}

/** A note as it was read. */
export interface ReadNote {
  readonly note: Note;
  readonly text: string;
  readonly settings: NoteSettings;
  /** Largest year that a title can name: the next one. */
  readonly lastYear: number;
  /** Place of a span, for hints that name a line. */
  readonly placeOf: (span: Span) => Place;
}

/** All notes, as they were read. */
export interface ReadSite {
  /** By path. */
  readonly notes: ReadonlyMap<string, SiteNote>;
  /** Those of them whose findings are wanted: others need not be looked into. */
  readonly told: ReadonlyMap<string, SiteNote>;
  /** What several notes list, if a note among them is one whose findings are wanted; as in a site's `shared`. */
  readonly shared: () => Site['shared'];
  /** Text of a note, empty when it is unknown. */
  readonly textOf: (path: string) => string;
}

/** A rule: what it is called, what it says to people, and how it finds what it looks for. */
export interface Rule {
  /** Permanent name, shown with each message. */
  readonly id: RuleId;
  /** Unless the site sets another. */
  readonly severity: Severity;
  /** What it finds, as one sentence. */
  readonly summary: string;
  /** Markdown in which it finds nothing. */
  readonly ok?: string;
  /** Markdown in which it finds something. */
  readonly notOk?: string;
  /** Whether `fix` corrects some or all of its findings. */
  readonly fixable?: true;
  /**
   * Whether a change somewhere else can be the cause of a finding without making the place wrong: then it is no news to
   * the author of the change.
   */
  readonly isRelative?: true;
  /** Looks at the tree of a note before it is read. Rules without a check are reported by what reads or builds. */
  readonly checkTree?: (note: WrittenNote, report: Report) => void;
  /** Looks at a note when it has been read. */
  readonly checkNote?: (note: ReadNote, report: Report) => void;
  /** Looks at all notes together. */
  readonly checkSite?: (site: ReadSite, report: SiteReport) => void;
}

/** Declares a rule; the type says the rest. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Returns a function that turns spans of a source into places, made when it is first needed. */
export function lazyPlaces(source: Pick<Source, 'text'>): (span: Span) => Place {
  let places: ReturnType<typeof createPlaces> | undefined;
  return (span) => {
    places ??= createPlaces(source.text);
    return places(span);
  };
}

/** Makes the message of a finding. */
export function toMessage(rule: Rule, file: string, place: Place, { message, hint, severity, fix }: Finding): Message {
  return {
    file,
    ...place,
    severity: severity ?? rule.severity,
    rule: rule.id,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  };
}
