import { hash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder, removeOrphans } from './cache-folder.ts';
import { fingerprintParser } from './fingerprint.ts';
import { createNoteMemory } from './note-memory.ts';
import { packParsedNote, unpackParsedNote } from './packed-parsed-note.ts';
import { createParsedNotes, type ParsedNote, type ParsedNotes } from './parsed-notes.ts';
import { systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { explainUnread } from './record-file.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** Keeps the parsed notes of a content folder from run to run. It saves time and can never change a result. */
export interface ParseCache {
  /** Returns what is kept of the notes whose bytes are still the same. */
  readonly load: (content: Content) => Promise<ParsedNotes>;
  /** Keeps what the loaded notes have become since, when that is more than a little. Once is enough. */
  readonly save: () => Promise<void>;
}

/** How a cache is used. */
export interface ParseCacheOptions {
  /** Is told in one line why the cache is not used or not written. */
  readonly notify: (notice: string) => void;
  /** Reads nothing and replaces what is there. */
  readonly isFresh?: boolean;
  /** Folder of the cache files; the program's own unless told otherwise. */
  readonly folder?: string;
}

/** What a file of notes says of itself. */
const headSchema = z.object({
  /** Content folder that the notes are from. */
  origin: z.string(),
  /** Fingerprint of all that parses notes. */
  program: z.string(),
  /** What the notes were parsed with. */
  key: z.string(),
});

/** Path, digest and packed size of each note, in their order; the last line of the file. */
const tableSchema = z.array(z.tuple([z.string(), z.string(), z.int()]));

/** What a file holds of notes whose bytes are still the same. */
interface Kept {
  readonly key: string;
  readonly notes: ReadonlyMap<string, { readonly note: ParsedNote; readonly bytes: Buffer }>;
}

const NOTHING: Kept = { key: '', notes: new Map() };

/** Opens the cache of a content folder. Nothing is read before it is loaded. */
export function openParseCache(contentDir: string, options: ParseCacheOptions): ParseCache {
  const { notify, isFresh = false, folder = cacheFolder() } = options;
  const location = parseCacheFile(contentDir, folder);
  let save = async (): Promise<void> => undefined;
  const load = async (content: Content): Promise<ParsedNotes> => {
    const of = { origin: await realpath(contentDir), program: await fingerprintParser() };
    const reading = isFresh ? NOTHING : await readKept(await location, of, content).catch(explain);
    const kept = typeof reading === 'string' ? NOTHING : reading;
    if (typeof reading === 'string') notify(`${reading}; every note is parsed again.`);
    const parsed = createParsedNotes();
    parsed.key = kept.key;
    for (const [path, { note }] of kept.notes) parsed.byPath.set(path, note);
    save = async () => {
      save = () => Promise.resolve();
      if (isNearlyKept(parsed, kept, content)) return;
      await writeSealed(await location, { ...of, key: parsed.key }, packAll(parsed, kept, content));
      await removeOrphans(folder);
    };
    return parsed;
  };
  const saveOrTell = () =>
    save().catch((error: unknown) => notify(`Parsed notes cannot be kept for the next run: ${systemReason(error)}.`));
  return { load, save: saveOrTell };
}

/** Path of the file that keeps the notes of a content folder. */
export async function parseCacheFile(contentDir: string, folder = cacheFolder()): Promise<string> {
  const origin = await realpath(contentDir).catch(() => contentDir);
  return join(folder, `notes-${hash('sha256', origin).slice(0, 16)}.bin`);
}

function explain(error: unknown): string {
  return `The cache of parsed notes ${explainUnread(error)}`;
}

/** Reads what fits from a file, or says why nothing of it is used. */
async function readKept(
  location: string,
  of: { readonly origin: string; readonly program: string },
  content: Content,
): Promise<Kept | string> {
  const file = await readSealed(location);
  if (file.type === 'missing') return NOTHING;
  if (file.type === 'damaged') return 'The cache of parsed notes is damaged';
  const head = headSchema.parse(file.head);
  if (head.origin !== of.origin) return 'The cache of parsed notes is that of another folder';
  if (head.program !== of.program) return 'The cache of parsed notes is of another version of the program';
  const table = tableSchema.parse(JSON.parse(file.body.toString('utf8', file.body.lastIndexOf('\n') + 1)));
  const sources = new Map(content.sources.map((source) => [source.path, source]));
  const memory = createNoteMemory(content.sources);
  const notes = new Map<string, { note: ParsedNote; bytes: Buffer }>();
  let at = 0;
  for (const [path, digest, size] of table) {
    const bytes = file.body.subarray(at, at + size);
    at += size;
    const source = sources.get(path);
    if (source === undefined || content.digests.get(path) !== digest) continue;
    notes.set(path, { note: unpackParsedNote(bytes, source, digest, memory), bytes });
  }
  return { key: head.key, notes };
}

/** Share of all text that is parsed again in each run rather than written with all that has not changed. */
const LITTLE = 1 / 50;

/** Whether a file holds all but so little that parsing it again takes less time than writing the file. */
function isNearlyKept(parsed: ParsedNotes, kept: Kept, { sources }: Content): boolean {
  if (parsed.key !== kept.key) return false;
  let [all, changed] = [0, 0];
  for (const { path, text } of sources) {
    all += text.length;
    if (kept.notes.get(path)?.note !== parsed.byPath.get(path)) changed += text.length;
  }
  return changed <= all * LITTLE;
}

/** Packs the notes that were parsed now, and takes the bytes of the others as they were read; then comes the table. */
function* packAll(parsed: ParsedNotes, kept: Kept, { sources, digests }: Content): Generator<Uint8Array> {
  const table: z.input<typeof tableSchema> = [];
  for (const source of sources) {
    const note = parsed.byPath.get(source.path);
    if (note === undefined || note.digest !== digests.get(source.path)) continue;
    const known = kept.notes.get(source.path);
    const packed = known?.note === note ? known.bytes : packParsedNote(note, source);
    table.push([source.path, note.digest, packed.length]);
    yield packed;
  }
  yield Buffer.from(`\n${JSON.stringify(table)}`);
}
