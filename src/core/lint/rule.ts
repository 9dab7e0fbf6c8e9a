import type { Root } from 'mdast';
import type { Message, Severity } from '../model/message.ts';
import type { Source } from '../model/note.ts';
import { createPlaces } from '../model/places.ts';
import type { Span } from '../model/span.ts';

/** Files a problem of the rule at a span of the note. */
export type Report = (span: Span, message: string, hint?: string) => void;

/** A check of one note as its author wrote it. */
export interface Rule {
  /** Permanent name, shown with each message. */
  readonly id: string;
  readonly severity: Severity;
  readonly check: (note: { readonly tree: Root; readonly text: string }, report: Report) => void;
}

/** Declares a rule; the type says the rest. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Runs rules over one note. */
export function runRules(rules: readonly Rule[], tree: Root, source: Source): Message[] {
  const messages: Message[] = [];
  let placeOf: ReturnType<typeof createPlaces> | undefined;
  for (const { id, severity, check } of rules) {
    check({ tree, text: source.text }, (span, message, hint) => {
      placeOf ??= createPlaces(source.text);
      messages.push({
        file: source.path,
        ...placeOf(span),
        severity,
        rule: id,
        message,
        ...(hint === undefined ? {} : { hint }),
      });
    });
  }
  return messages;
}
