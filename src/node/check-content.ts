import { applyBaseline, type Baseline } from '../core/lint/baseline.ts';
import { ABSOLUTE_RULES, RELATIVE_RULES, RULES } from '../core/lint/rules/index.ts';
import type { Message } from '../core/model/message.ts';
import { type Changes, findChanges } from './changes.ts';
import { lintContent, type SiteCheck } from './lint-content.ts';
import { messagesSince } from './messages-since.ts';
import type { ParseCache } from './parse-cache.ts';
import { createParsedNotes } from './parsed-notes.ts';
import { readContent } from './read-content.ts';
import { countReport, type Report } from './report.ts';
import { selectFiles } from './select-files.ts';

/** What to check, and what to tell of it. */
export interface CheckRequest {
  readonly contentDir: string;
  /** Notes or folders whose findings are told; empty for all. The whole content is looked at in any case. */
  readonly names: readonly string[];
  /** Tells only of what has changed since this revision, and of what the change has broken. */
  readonly since: string | undefined;
  readonly cache: ParseCache | null;
}

/** What was found. */
export interface Checked {
  readonly messages: readonly Message[];
  /** Lays a baseline over the messages. */
  readonly report: (baseline: Baseline | null) => Report;
}

/** Checks a content folder. Throws a usage error for names and revisions that are not there. */
export async function checkContent({ contentDir, names, since, cache }: CheckRequest): Promise<Checked> {
  // git looks while the notes are read; when both fail, the folder is what is told of.
  const changing = since === undefined ? null : findChanges(contentDir, since);
  changing?.catch(() => undefined);
  const content = await readContent(contentDir);
  const isChosen = selectFiles(content, contentDir, names);
  const parsed = cache === null ? createParsedNotes() : await cache.load(content);
  const changes = await changing;
  const linted = await lintContent(content, { parsed, checks: checksOf(changes, isChosen) });
  const found = { content, messages: linted.messages };
  const concerned = changes === null ? found.messages : await messagesSince(contentDir, found, { changes, parsed });
  const messages = concerned.filter(({ file }) => isChosen(file));
  const isPart = since !== undefined || names.length > 0;
  const texts = new Map(content.sources.map(({ path, text }) => [path, text]));
  const report = (baseline: Baseline | null): Report => {
    const applied = applyBaseline(messages, baseline ?? { version: 1, problems: [] });
    return {
      contentDir,
      messages: applied.messages,
      known: applied.known,
      // What is not looked for cannot be missed.
      stale: isPart ? 0 : applied.stale,
      counts: countReport(linted.facts, applied.messages),
      textOf: (path) => texts.get(path) ?? null,
    };
  };
  return { messages, report };
}

/** Nobody has to do with what a change elsewhere makes of a note, if it does not make it wrong. */
function checksOf(changes: Changes | null, isChosen: (path: string) => boolean): readonly SiteCheck[] {
  if (changes === null) return [{ rules: RULES, isTold: isChosen }];
  return [
    { rules: ABSOLUTE_RULES, isTold: isChosen },
    { rules: RELATIVE_RULES, isTold: (path) => isChosen(path) && changes.files.has(path) },
  ];
}
