import { setImmediate } from 'node:timers/promises';
import { collectFacts, type NoteFacts } from '../core/lint/note-facts.ts';
import { orderMessages } from '../core/lint/order-messages.ts';
import { RULES } from '../core/lint/rules/index.ts';
import { lintNote, lintSite, lintTree } from '../core/lint/run.ts';
import { severityOf } from '../core/lint/severity.ts';
import { mayHoldCode, parseNote } from '../core/markdown/parse-note.ts';
import type { Highlight } from '../core/markdown/state.ts';
import { type Addresses, buildAddresses } from '../core/model/addresses.ts';
import { holdsAnswers } from '../core/model/answers.ts';
import type { Message } from '../core/model/message.ts';
import type { Source } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { type NoteSettings, noteSettings } from '../core/schema/note-settings.ts';
import type { Settings } from '../core/schema/settings.ts';
import { buildSite } from '../core/site/build-site.ts';
import { checkUsedFiles } from './check-used-files.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { parseMarkdown } from './markdown-parser.ts';
import { createNoteMemory, type NoteMemory } from './note-memory.ts';
import { packParsedNote, unpackParsedNote } from './packed-parsed-note.ts';
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
  /** Those of all notes. */
  readonly facts: readonly NoteFacts[];
  readonly sources: readonly Source[];
  /** All of one run, by place. */
  readonly messages: readonly Message[];
}

/** Is told how far the parsing is; parsing goes on when it is done. */
type ParseProgress = (done: number, total: number) => Promise<void>;

/** Is told of each note that is parsed or was parsed before, in the order of the content; `key` as in {@link ParsedNotes}. */
export type ParseListener = (note: ParsedNote, of: { readonly addresses: Addresses; readonly key: string }) => void;

/** How a site is assembled. */
export interface AssembleOptions {
  readonly overrides?: Overrides;
  /** Notes that have not changed since are taken from here; afterwards it holds those of this content and no others. */
  readonly parsed?: ParsedNotes;
  readonly progress?: ParseProgress;
  readonly onParsed?: ParseListener;
  /** Rules of the site that are not wanted when they give no more than notices; those of single notes are told in any case. */
  readonly withoutNotices?: boolean;
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
  const read = await readNotes(content, options);
  return checkSite(content, read, buildGraph(read), options);
}

/** A site that nothing has looked at as a whole. */
export type Graph = ReturnType<typeof buildSite>;

/** Builds the site of notes that were read; null without notes. */
export function buildGraph({ settings, addresses, notes }: ReadNotes): Graph | null {
  if (notes.size === 0) return null;
  return buildSite({ settings, notes: Array.from(notes.values(), ({ note }) => note), addresses });
}

/** Finds all that is wrong with a site. */
export async function checkSite(
  content: Content,
  { settings, notes, messages }: ReadNotes,
  graph: Graph | null,
  { withoutNotices = false }: Pick<AssembleOptions, 'withoutNotices'> = {},
): Promise<LoadedSite> {
  // Lists of findings can be longer than a call may have arguments.
  const found: (readonly Message[])[] = [content.messages, messages()];
  if (graph !== null) {
    const { site } = graph;
    const rules = withoutNotices
      ? RULES.filter((rule) => !['notice', null].includes(severityOf(rule, settings)))
      : RULES;
    found.push(graph.messages, lintSite({ notes, rules, shared: () => site.shared }, content.sources));
    found.push(await checkUsedFiles(notes, content));
  }
  return {
    content,
    site: graph?.site ?? null,
    facts: Array.from(notes.values(), ({ facts }) => facts),
    sources: content.sources,
    messages: orderMessages(found.flat(), settings),
  };
}

/** All notes of a content folder, parsed. */
export interface ReadNotes {
  readonly settings: Settings;
  readonly addresses: Addresses;
  /** By path, in the order of the content. */
  readonly notes: ReadonlyMap<string, ParsedNote>;
  /** Returns what is wrong with each of them, in no order. Notes that were parsed now are only checked when this is asked for. */
  readonly messages: () => Message[];
}

/** Parses every note of a content folder, without building the site or looking at it as a whole. */
export async function readNotes(content: Content, options: AssembleOptions): Promise<ReadNotes> {
  const { overrides = {}, parsed = createParsedNotes(), progress, onParsed } = options;
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
  const memory = createNoteMemory(content.sources);
  const notes = new Map<string, ParsedNote>();
  for (const [index, { source, digest, head, kept }] of unread.entries()) {
    const { path } = source;
    const isSame = kept !== null && holdsAnswers(addresses, path, kept.answers);
    if (!isSame && mayHoldCode(source.text)) context.highlight ??= await loadHighlight();
    const read = isSame ? kept : parse(source, digest, head, context);
    // Before it is packed.
    onParsed?.(read, { addresses, key: parsed.key });
    const note = isSame ? read : settle(read, source, memory);
    parsed.byPath.set(path, note);
    notes.set(path, note);
    // The parser's native memory is only given back between turns of the event loop.
    if (index % TURN === 0) await setImmediate();
    await progress?.(index + 1, unread.length);
  }
  const collect = () =>
    [messages, ...Array.from(notes.values(), (note) => [...note.head.messages, ...note.messages])].flat();
  return { settings, addresses, notes, messages: collect };
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

/** Parses a note. Its rules and facts wait until they are asked for: a build has begun with the search index by then. */
function parse(source: Source, digest: string, head: Head, context: Context): ParsedNote {
  const { frontmatter } = head;
  const { note, answers, messages } = parseNote(source, {
    ...context,
    frontmatter,
    parser: parseMarkdown,
    lint: lintTree,
  });
  let [found, facts]: [readonly Message[] | null, NoteFacts | null] = [null, null];
  return {
    digest,
    head,
    note,
    answers,
    get messages() {
      found ??= [...messages, ...lintNote(note, source, context)];
      return found;
    },
    get facts() {
      facts ??= collectFacts(note);
      return facts;
    },
  };
}

/** Returns a note that was parsed now as it is held: packed, when there are very many. */
function settle(note: ParsedNote, source: Source, memory: NoteMemory): ParsedNote {
  if (memory.holds(source.path)) return note;
  return unpackParsedNote(packParsedNote(note, source), source, note.digest, memory);
}
