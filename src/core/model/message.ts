import type { Fix } from './edit.ts';
import type { Place } from './span.ts';

/** An error stops the build, a warning asks for attention, a notice only informs. */
export type Severity = 'error' | 'warning' | 'notice';

/** One finding about one place in the content. */
export interface Message extends Place {
  /** Path inside the content folder, with forward slashes. */
  readonly file: string;
  readonly severity: Severity;
  /** Id of the rule that speaks, such as `broken-note`. */
  readonly rule: string;
  /** What is wrong, as "Unexpected X, expected Y". One line. */
  readonly message: string;
  /** What to do, with the corrected text where it is known. One line. */
  readonly hint?: string;
  /** What corrects it, where that is certain: offsets into the file's text, a byte order mark not counted. */
  readonly fix?: Fix;
}

/** Orders messages by file, place and rule, independent of the locale. */
export function compareMessages(a: Message, b: Message): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Orders two strings by their UTF-16 units: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
