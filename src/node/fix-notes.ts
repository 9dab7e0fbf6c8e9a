import { hash } from 'node:crypto';
import { chooseFixes, editsOf, type FixableMessage, isFixable } from '../core/lint/choose-fixes.ts';
import { findLoss } from '../core/lint/conservation.ts';
import { lintTree } from '../core/lint/run.ts';
import { unreadFrontmatter } from '../core/lint/unread-frontmatter.ts';
import { parseNote } from '../core/markdown/parse-note.ts';
import { applyEdits } from '../core/model/edit.ts';
import type { Message } from '../core/model/message.ts';
import type { Note, Source } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { assembleSite, nextYear } from './load-site.ts';
import { parseMarkdown } from './markdown-parser.ts';
import { createParsedNotes, type ParsedNotes } from './parsed-notes.ts';
import type { Content } from './read-content.ts';

/** A correction can make room for another one; more rounds than this mean that two rules contradict each other. */
const MAX_ROUNDS = 10;

/** What to correct. */
export interface FixRequest {
  /** Which messages to correct. */
  readonly wants: (message: Message) => boolean;
  readonly signal: AbortSignal;
  /** Notes that were parsed before; it holds those of the corrected texts afterwards. */
  readonly parsed?: ParsedNotes;
}

/** A note that was corrected, in memory. */
export interface FixedNote {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A correction that would have lost something. */
export interface RefusedFix {
  readonly message: Message;
  readonly reason: string;
}

/** What came of correcting. */
export interface FixResult {
  /** The notes that differ afterwards, by path. */
  readonly notes: readonly FixedNote[];
  readonly fixed: readonly Message[];
  readonly refused: readonly RefusedFix[];
  /** What is left to people. */
  readonly left: readonly Message[];
  /** Notes whose frontmatter cannot be read, whatever was wanted. */
  readonly unread: readonly Message[];
}

/** Corrects what can be corrected for certain, again and again until nothing changes. Writes nothing. */
export async function fixNotes(
  content: Content,
  { wants, signal, parsed = createParsedNotes() }: FixRequest,
): Promise<FixResult> {
  const fixed: Message[] = [];
  const refused = new Map<string, RefusedFix>();
  let { sources, digests } = content;
  for (let round = 0; ; round++) {
    signal.throwIfAborted();
    const { site, messages } = await assembleSite({ ...content, sources, digests }, { parsed });
    const left = messages.filter((message) => wants(message));
    const open = left.filter((message) => isFixable(message)).filter((message) => !refused.has(keyOf(message)));
    if (site === null || open.length === 0 || round === MAX_ROUNDS) {
      const notes = changedNotes(content.sources, sources);
      return { notes, fixed, refused: [...refused.values()], left, unread: unreadFrontmatter(messages) };
    }
    const byPath = Map.groupBy(open, (message) => message.file);
    sources = sources.map((source) => {
      const result = fixSource(site, source, byPath.get(source.path) ?? []);
      fixed.push(...result.fixed);
      for (const each of result.refused) refused.set(keyOf(each.message), each);
      return result.source;
    });
    digests = new Map([...digests, ...changedNotes(content.sources, sources).map(digestOf)]);
  }
}

/** Makes all fixes of a note at once; when something would be lost, one after the other, and leaves out what loses it. */
function fixSource(
  site: Site,
  source: Source,
  messages: readonly FixableMessage[],
): { source: Source; fixed: readonly FixableMessage[]; refused: readonly RefusedFix[] } {
  const plain = messages.filter(({ fix }) => !fix.reveals);
  // What reveals links is made in a round of its own: the others may add none.
  const chosen = chooseFixes(plain.length > 0 ? plain : messages);
  if (chosen.length === 0) return { source, fixed: [], refused: [] };
  const all = tryFixes(site, source, chosen);
  if (all.reason === null) return { source: all.source, fixed: chosen, refused: [] };
  const fixed: FixableMessage[] = [];
  const refused: RefusedFix[] = [];
  for (const message of chosen) {
    const { reason } = tryFixes(site, source, [...fixed, message]);
    if (reason === null) fixed.push(message);
    else refused.push({ message, reason });
  }
  return { source: tryFixes(site, source, fixed).source, fixed, refused };
}

function tryFixes(
  site: Site,
  source: Source,
  messages: readonly FixableMessage[],
): { source: Source; reason: string | null } {
  const edits = editsOf(messages);
  const edited = { path: source.path, text: applyEdits(source.text, edits) };
  const readdresses = messages.flatMap(({ fix }) => fix.readdresses ?? []);
  const before = parseAgain(site, source);
  const after = parseAgain(site, edited);
  if (after.errors > before.errors) return { source: edited, reason: 'it would bring a new error' };
  const reveals = messages.some(({ fix }) => fix.reveals);
  return {
    source: edited,
    reason: findLoss(before.note, after.note, { text: source.text, edits, readdresses, reveals }),
  };
}

/** Parses a note with other text at its place in the site. */
function parseAgain({ settings, addresses }: Site, source: Source): { note: Note; errors: number } {
  const head = parseFrontmatter(source, settings.frontmatter);
  const options = {
    settings,
    addresses,
    lastYear: nextYear(),
    parser: parseMarkdown,
    lint: lintTree,
    frontmatter: head.frontmatter,
  };
  const { note, messages } = parseNote(source, options);
  const errors = [...head.messages, ...messages].filter(({ severity }) => severity === 'error');
  return { note, errors: errors.length };
}

function changedNotes(before: readonly Source[], after: readonly Source[]): FixedNote[] {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  return after.flatMap(({ path, text }) => {
    const was = texts.get(path) ?? '';
    return was === text ? [] : [{ path, before: was, after: text }];
  });
}

/** Parsed notes are known by the digest of their file: one for each text. */
function digestOf({ path, after }: FixedNote): [string, string] {
  return [path, hash('sha256', after)];
}

/** The same finding in the next round: what stands before it in its line may have changed. */
function keyOf({ file, line, rule, message }: Message): string {
  return JSON.stringify([file, line, rule, message]);
}
