import { setImmediate } from 'node:timers/promises';
import { lintNote, lintSite } from '../core/lint/run.ts';
import { parseNote } from '../core/markdown/parse-note.ts';
import { type Addresses, buildAddresses } from '../core/model/addresses.ts';
import { compareMessages, type Message } from '../core/model/message.ts';
import type { Note, Source } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import type { Frontmatter } from '../core/schema/frontmatter.ts';
import type { Settings } from '../core/schema/settings.ts';
import { buildSite } from '../core/site/build-site.ts';
import { checkUsedFiles } from './check-used-files.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { parseMarkdown } from './markdown-parser.ts';
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

/** Reads a content folder, parses every note and builds the graph, with all that is wrong in it. */
export async function loadSite(contentDir: string, overrides: Overrides = {}): Promise<LoadedSite> {
  return assembleSite(await readContent(contentDir), { overrides });
}

/** Is told how far the parsing is; parsing goes on when it is done. */
type ParseProgress = (done: number, total: number) => Promise<void>;

/** A parsed note with all that it was made of. */
interface ParsedNote {
  readonly source: Source;
  readonly head: Head;
  readonly note: Note;
  readonly messages: readonly Message[];
}

/** Notes that were parsed before, and what they were parsed under. */
export interface ParsedNotes {
  /** With other settings, everything is read again. */
  settings: string;
  /** With other addresses, every note is parsed again. */
  addresses: string;
  readonly byPath: Map<string, ParsedNote>;
}

/** How a site is assembled. */
export interface AssembleOptions {
  readonly overrides?: Overrides;
  /** A note whose source is the same object is taken from here; those that are parsed are put here. */
  readonly parsed?: ParsedNotes;
  readonly progress?: ParseProgress;
}

/** Builds the site of a content folder that was read. */
export async function assembleSite(content: Content, options: AssembleOptions): Promise<LoadedSite> {
  const { overrides = {}, parsed = createParsedNotes(), progress } = options;
  const settings = { ...content.settings, ...overrides };
  const settingsKey = JSON.stringify(settings);
  if (settingsKey !== parsed.settings) parsed.byPath.clear();
  parsed.settings = settingsKey;
  const heads = content.sources.map((source) => readHead(source, settings, parsed.byPath));
  const { addresses, messages } = buildAddresses({
    notes: heads.map(({ source, frontmatter }) => ({ path: source.path, frontmatter })),
    files: content.files,
    sizes: content.sizes,
    base: settings.base,
    excluded: content.excluded,
  });
  const context = { settings, addresses, lastYear: nextYear() };
  const addressesKey = JSON.stringify([
    [...addresses.slugs],
    content.files,
    [...content.sizes],
    content.excluded,
    context.lastYear,
  ]);
  const isKept = addressesKey === parsed.addresses;
  parsed.addresses = addressesKey;
  const notes: Note[] = [];
  for (const [index, head] of heads.entries()) {
    const { path } = head.source;
    const known = isKept ? parsed.byPath.get(path) : undefined;
    const note = known?.source === head.source ? known : parse(head, context);
    parsed.byPath.set(path, note);
    notes.push(note.note);
    messages.push(...head.messages, ...note.messages);
    // The parser's native memory is only given back between turns of the event loop.
    if (index % TURN === 0) await setImmediate();
    await progress?.(index + 1, heads.length);
  }
  if (notes.length === 0) return finish(content, null, messages);
  const { site, messages: siteMessages } = buildSite({ settings, notes, addresses });
  messages.push(...siteMessages, ...lintSite(site, content.sources), ...(await checkUsedFiles(site, content)));
  return finish(content, site, messages);
}

/** Returns the memory of a loader that has parsed nothing. */
export function createParsedNotes(): ParsedNotes {
  return { settings: '', addresses: '', byPath: new Map() };
}

/** Largest year that a title may name. */
export function nextYear(): number {
  return new Date().getUTCFullYear() + 1;
}

/** A note's frontmatter, read before its text: addresses depend on it. */
interface Head {
  readonly source: Source;
  readonly frontmatter: Frontmatter;
  readonly messages: readonly Message[];
}

function readHead(source: Source, settings: Settings, parsed: ReadonlyMap<string, ParsedNote>): Head {
  const known = parsed.get(source.path);
  return known?.source === source ? known.head : { source, ...parseFrontmatter(source, settings.frontmatter) };
}

function parse(head: Head, context: { settings: Settings; addresses: Addresses; lastYear: number }): ParsedNote {
  const { source, frontmatter } = head;
  return { source, head, ...parseNote(source, { ...context, frontmatter, parser: parseMarkdown, lint: lintNote }) };
}

function finish(content: Content, site: Site | null, messages: readonly Message[]): LoadedSite {
  return { content, site, sources: content.sources, messages: sortMessages([...content.messages, ...messages]) };
}

/** Orders messages by place and leaves out those that say the same twice. */
function sortMessages(messages: readonly Message[]): Message[] {
  const sorted = [...messages].sort(compareMessages);
  return sorted.filter((message, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareMessages(before, message) !== 0;
  });
}
