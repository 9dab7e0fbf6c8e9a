import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { GroupText, NoteTexts } from '../core/search/group-words.ts';
import { cacheFolder } from './cache-folder.ts';
import type { ParsedNotes } from './parsed-notes.ts';
import { explainUnread } from './record-file.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What is indexed of notes, kept from build to build: collecting it takes a second for 100,000 links. */
export interface KeptWords {
  /** Of those notes that are still the same, by path. */
  readonly words: NoteTexts;
  /** Keeps what was indexed of all notes now. Where that cannot be, the next build collects it anew. */
  readonly keep: (texts: NoteTexts) => Promise<void>;
}

/** Whose words are wanted. */
export interface WordsOf {
  /** Folder of the site. */
  readonly out: string;
  /** Fingerprint of the program. */
  readonly program: string;
  readonly parsed: ParsedNotes;
  /** Uses nothing of what is kept, and replaces it. */
  readonly isFresh: boolean;
}

/** Of a group: bytes of its words, bytes of those as they are spelled, its `context`, then `title` and `text` of each link. */
type GroupSizes = readonly number[];
type NoteRow = readonly [path: string, key: string, groups: readonly GroupSizes[]];

/** Reads what is kept. `notify` is told in one line why what is there cannot be used. */
export async function openKeptWords(of: WordsOf, notify: (notice: string) => void): Promise<KeptWords> {
  const location = keptWordsFile(of.out);
  const keys = keysOf(of.parsed);
  const found = of.isFresh ? NOTHING : await read(location, of, keys).catch(explainUnread);
  if (typeof found === 'string')
    notify(`The record of the words of the search index ${found}; they are collected again.`);
  return {
    words: typeof found === 'string' ? NOTHING : found,
    keep: (texts) => write(location, of, keys, texts).catch(() => undefined),
  };
}

/** File that keeps the words of the site in a folder. */
export function keptWordsFile(out: string): string {
  return join(cacheFolder(), `words-${hash('sha256', out).slice(0, 16)}.bin`);
}

/** Returns what decides how each note is parsed, beside the settings: its bytes and what it was told of others. */
function keysOf({ key, byPath }: ParsedNotes): ReadonlyMap<string, string> {
  return new Map(
    Array.from(byPath, ([path, { digest, answers }]) => [
      path,
      hash('sha256', JSON.stringify([key, digest, [...answers]])),
    ]),
  );
}

const NOTHING: NoteTexts = new Map();

/** Reads what fits from a file, or says why nothing of it is used. What another program has kept is as if it were not there. */
async function read(
  location: string,
  { out, program }: WordsOf,
  keys: ReadonlyMap<string, string>,
): Promise<NoteTexts | string> {
  const file = await readSealed(location);
  if (file.type === 'missing') return NOTHING;
  if (file.type === 'damaged') return 'is damaged';
  const head = file.head as { readonly out: string; readonly program: string };
  if (head.out !== out) return 'is that of another folder';
  if (head.program !== program) return NOTHING;
  const words = new Map<string, GroupText[]>();
  const table: readonly NoteRow[] = JSON.parse(file.body.toString('utf8', file.body.lastIndexOf('\n') + 1));
  let at = 0;
  const take = (length: number): string => {
    at += length;
    return file.body.toString('utf8', at - length, at);
  };
  for (const [path, key, groups] of table) {
    const isKnown = keys.get(path) === key;
    if (isKnown)
      words.set(
        path,
        groups.map((sizes) => readGroup(sizes, take)),
      );
    else for (const [words = 0, spelled = 0] of groups) at += words + spelled;
  }
  return words;
}

function readGroup(
  [words = 0, spelled = 0, context = 0, ...pairs]: GroupSizes,
  take: (length: number) => string,
): GroupText {
  const links = Array.from({ length: pairs.length / 2 }, (_, link) => ({
    title: pairs[2 * link] ?? 0,
    text: pairs[2 * link + 1] ?? 0,
  }));
  return { words: take(words), spelled: take(spelled), context, links };
}

async function write(
  location: string,
  { out, program }: WordsOf,
  keys: ReadonlyMap<string, string>,
  texts: NoteTexts,
): Promise<void> {
  // It is written before the site is in its place, so what must be there for it to be kept is the folder above.
  await writeSealed(location, { origin: dirname(out), out, program }, packAll(keys, texts));
}

function* packAll(keys: ReadonlyMap<string, string>, texts: NoteTexts): Generator<Uint8Array> {
  const table: NoteRow[] = [];
  for (const [path, groups] of texts) {
    const sizes: GroupSizes[] = [];
    for (const { words, spelled, context, links } of groups) {
      const bytes = [Buffer.from(words), Buffer.from(spelled)] as const;
      sizes.push([bytes[0].length, bytes[1].length, context, ...links.flatMap(({ title, text }) => [title, text])]);
      yield* bytes;
    }
    table.push([path, keys.get(path) ?? '', sizes]);
  }
  yield Buffer.from(`\n${JSON.stringify(table)}`);
}
