import { setImmediate } from 'node:timers/promises';
import { limitFindings } from '../core/lint/limit-findings.ts';
import { ABSOLUTE_RULES } from '../core/lint/rules/index.ts';
import { lintNote, lintSite, lintTree } from '../core/lint/run.ts';
import { applySeverities } from '../core/lint/severity.ts';
import { mayHoldCode, type Parsed, parseNote } from '../core/markdown/parse-note.ts';
import type { Highlight } from '../core/markdown/state.ts';
import { type Addresses, buildAddresses } from '../core/model/addresses.ts';
import { holdsAnswers } from '../core/model/answers.ts';
import { compareMessages, type Message } from '../core/model/message.ts';
import type { Note, Source } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { type NoteSettings, noteSettings } from '../core/schema/note-settings.ts';
import type { Settings } from '../core/schema/settings.ts';
import { buildSite } from '../core/site/build-site.ts';
import { buildRedirects } from '../core/site/redirects.ts';
import { checkUsedFiles } from './check-used-files.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { parseMarkdown } from './markdown-parser.ts';
import type { ParseCache } from './parse-cache.ts';
import { createParsedNotes, type Head, type ParsedNote, type ParsedNotes, parsedKey } from './parsed-notes.ts';
import { type Content, readContent } from './read-content.ts';

/** How many notes are parsed in one turn of the event loop. */
const TURN = 20;

/** Settings that the command line sets. */
export type Overrides = Partial<Pick<Settings, 'url' | 'base'>>;

/** A content folder, loaded. */
export interface LoadedSite {
  readonly content: Content;
  /** Complete also when there are errors; null without notes. */
  readonly site: Site | null;
  readonly sources: readonly Source[];
  /** All of one run, by place. */
  readonly messages: readonly Message[];
}

/** Is told how far the parsing is; parsing goes on when it is done. */
type ParseProgress = (done: number, total: number) => Promise<void>;

/** How a site is assembled. */
export interface AssembleOptions {
  readonly overrides?: Overrides;
  /** Notes that have not changed since are taken from here; afterwards it holds those of this content and no others. */
  readonly parsed?: ParsedNotes;
  readonly progress?: ParseProgress;
}

/** Reads a content folder, parses every note and builds the graph, with all that is wrong in it. */
export async function loadSite(
  contentDir: string,
  overrides: Overrides = {},
  cache: ParseCache | null = null,
): Promise<LoadedSite> {
  const content = await readContent(contentDir);
  return assembleSite(content, { overrides, ...(cache && { parsed: await cache.load(content) }) });
}

/** Builds the site of a content folder that was read. */
export async function assembleSite(content: Content, options: AssembleOptions): Promise<LoadedSite> {
  const { settings, addresses, notes, messages } = await readNotes(content, options);
  if (notes.length === 0) return finish(content, null, messages, settings);
  const { site, messages: siteMessages } = buildSite({ settings, notes, addresses });
  const found = [messages, siteMessages, lintSite(site, content.sources), await checkUsedFiles(site, content)];
  return finish(content, site, found.flat(), settings);
}

/** Finds what is wrong with a content folder by itself, without building the site: what only compares places is left out. */
export async function findFaults(content: Content, options: AssembleOptions): Promise<readonly Message[]> {
  const { settings, addresses, notes: list, messages } = await readNotes(content, options);
  const notes = new Map(list.map((note) => [note.path, note]));
  const faults = [
    ...messages,
    ...buildRedirects(notes, addresses).messages,
    ...lintSite({ notes, shared: new Map() }, content.sources, ABSOLUTE_RULES),
    ...(await checkUsedFiles({ notes }, content)),
  ];
  return finish(content, null, faults, settings).messages;
}

/** All notes of a content folder, parsed. */
export interface ReadNotes {
  readonly settings: Settings;
  readonly addresses: Addresses;
  /** By path. */
  readonly notes: readonly Note[];
  /** What reading and parsing them has found, in no order. */
  readonly messages: Message[];
}

/** Parses every note of a content folder, without building the site or looking at it as a whole. */
export async function readNotes(content: Content, options: AssembleOptions): Promise<ReadNotes> {
  const { overrides = {}, parsed = createParsedNotes(), progress } = options;
  const settings = { ...content.settings, ...overrides };
  const known = takeKnown(parsed, parsedKey(noteSettings(settings), nextYear()));
  const unread = content.sources.map((source) => readHead(source, content, known.get(source.path)));
  const { addresses, messages } = buildAddresses({
    notes: unread.map(({ source, head }) => ({ path: source.path, frontmatter: head.frontmatter })),
    files: content.files,
    sizes: content.sizes,
    base: settings.base,
    excluded: content.excluded,
  });
  const context: Context = { settings: noteSettings(settings), addresses, lastYear: nextYear() };
  const notes: Note[] = [];
  // Lists of findings can be longer than a call may have arguments.
  const found: (readonly Message[])[] = [messages];
  for (const [index, { source, digest, head, kept }] of unread.entries()) {
    const { path } = source;
    const isSame = kept !== null && holdsAnswers(addresses, path, kept.answers);
    if (!isSame && mayHoldCode(source.text)) context.highlight ??= await loadHighlight();
    const note = isSame ? kept : { digest, head, ...parse(source, head, context) };
    parsed.byPath.set(path, note);
    notes.push(note.note);
    found.push(head.messages, note.messages);
    // The parser's native memory is only given back between turns of the event loop.
    if (index % TURN === 0) await setImmediate();
    await progress?.(index + 1, unread.length);
  }
  return { settings, addresses, notes, messages: found.flat() };
}

/** Largest year that a title may name. */
export function nextYear(): number {
  return new Date().getUTCFullYear() + 1;
}

/** Empties the memory and returns what it held, if that was parsed with the same key. */
function takeKnown(parsed: ParsedNotes, key: string): ReadonlyMap<string, ParsedNote> {
  const known = parsed.key === key ? new Map(parsed.byPath) : new Map<string, ParsedNote>();
  parsed.key = key;
  parsed.byPath.clear();
  return known;
}

/** A note whose frontmatter is read, with what is kept of it when its bytes are the same as then. */
interface UnreadNote {
  readonly source: Source;
  readonly digest: string;
  readonly head: Head;
  readonly kept: ParsedNote | null;
}

function readHead(source: Source, content: Content, known: ParsedNote | undefined): UnreadNote {
  const digest = content.digests.get(source.path) ?? '';
  const kept = known !== undefined && known.digest === digest ? known : null;
  return { source, digest, head: kept?.head ?? parseFrontmatter(source, content.settings.frontmatter), kept };
}

interface Context {
  readonly settings: NoteSettings;
  readonly addresses: Addresses;
  readonly lastYear: number;
  highlight?: Highlight;
}

/** Two hundred grammars, a fifth of all that is loaded: most runs parse no note with code. */
async function loadHighlight(): Promise<Highlight> {
  return (await import('../core/markdown/highlight.ts')).highlight;
}

function parse(source: Source, { frontmatter }: Head, context: Context): Parsed {
  const parsed = parseNote(source, { ...context, frontmatter, parser: parseMarkdown, lint: lintTree });
  return { ...parsed, messages: [...parsed.messages, ...lintNote(parsed.note, source, context)] };
}

function finish(content: Content, site: Site | null, found: readonly Message[], settings: Settings): LoadedSite {
  const messages = limitFindings(applySeverities(sortMessages([...content.messages, ...found]), settings));
  return { content, site, sources: content.sources, messages };
}

/** Orders messages by place and leaves out those that say the same twice. */
function sortMessages(messages: readonly Message[]): Message[] {
  const sorted = [...messages].sort(compareMessages);
  return sorted.filter((message, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareMessages(before, message) !== 0;
  });
}
