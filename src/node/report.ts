import { join, relative, sep } from 'node:path';
import type { NoteFacts } from '../core/lint/note-facts.ts';
import { formatNumber } from '../core/model/format-number.ts';
import type { Message, Severity } from '../core/model/message.ts';

/** What a run found, for any reporter. */
export interface Report {
  readonly contentDir: string;
  readonly messages: readonly Message[];
  /** Messages that a baseline knows: counted, not listed for people. */
  readonly known: ReadonlySet<Message>;
  /** Entries of the baseline that fit nothing any more. */
  readonly stale: number;
  readonly counts: Counts;
  /** The text of a note, to show lines of; null for what is no note. */
  readonly textOf?: (path: string) => string | null;
}

/** The figures of a run. */
export interface Counts {
  readonly notes: number;
  /** Links of role entry. */
  readonly links: number;
  readonly companions: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Counts what the notes of a site hold and what was found. */
export function countReport(notes: readonly NoteFacts[], messages: readonly Message[]): Counts {
  const count = (severity: Severity) => messages.filter((message) => message.severity === severity).length;
  return {
    notes: notes.length,
    links: notes.reduce((sum, { entries }) => sum + entries, 0),
    companions: notes.reduce((sum, { companions }) => sum + companions, 0),
    errors: count('error'),
    warnings: count('warning'),
  };
}

/**
 * Returns a message's file as a terminal or GitHub can open it: relative to the folder in which the command was run,
 * absolute when it lies outside of that.
 */
export function clickablePath(contentDir: string, file: string, from: string): string {
  const location = join(contentDir, file);
  const path = relative(from, location) || '.';
  return (path.startsWith('..') ? location : path).replaceAll(sep, '/');
}

/** Makes invisible characters visible: text from notes must not steer a terminal. */
export function visible(text: string): string {
  return text.replace(
    /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Returns a number with its noun: `1 note`, `1,062 notes`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
