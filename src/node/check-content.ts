import { applyBaseline, type Baseline } from '../core/lint/baseline.ts';
import type { Message } from '../core/model/message.ts';
import { findChanges } from './changes.ts';
import { assembleSite } from './load-site.ts';
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
  const loaded = await assembleSite(content, { parsed });
  const changes = await changing;
  const concerned = changes === null ? loaded.messages : await messagesSince(contentDir, loaded, { changes, parsed });
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
      counts: countReport(loaded.site, applied.messages),
      textOf: (path) => texts.get(path) ?? null,
    };
  };
  return { messages, report };
}
