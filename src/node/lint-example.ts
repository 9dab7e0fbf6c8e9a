import type { Message } from '../core/model/message.ts';
import { DEFAULT_SETTINGS } from '../core/schema/settings.ts';
import { fixNotes } from './fix-notes.ts';
import { assembleSite } from './load-site.ts';
import type { Content } from './read-content.ts';

/** What a rule says to an example, and what `fix` makes of it. */
export interface LintedExample {
  readonly messages: readonly Message[];
  /** Null when nothing is corrected. */
  readonly fixed: string | null;
}

/** Checks a text as the only note of a site, for one rule. */
export async function lintExample(text: string, rule: string): Promise<LintedExample> {
  const content = exampleContent(text);
  const { messages } = await assembleSite(content, {});
  const wants = (message: Message) => message.rule === rule;
  const { notes } = await fixNotes(content, { wants, signal: new AbortController().signal });
  return { messages: messages.filter(wants), fixed: notes[0]?.after ?? null };
}

function exampleContent(text: string): Content {
  return {
    settings: DEFAULT_SETTINGS,
    sources: [{ path: 'note.md', text }],
    files: [],
    sizes: new Map(),
    excluded: [],
    messages: [],
    locations: new Map(),
    marked: new Set(),
    digests: new Map(),
  };
}
