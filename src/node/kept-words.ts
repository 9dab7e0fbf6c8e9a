import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { GroupText } from '../core/search/group-words.ts';
import { cacheFolder } from './cache-folder.ts';
import type { ParsedNote } from './parsed-notes.ts';
import { explainUnread } from './record-file.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import type { NoteWords } from './search-index.ts';

/** What is indexed of notes, kept from build to build: collecting it takes a second for 100,000 links. */
export interface KeptWords {
  /** Returns what was indexed of a note, group by group, if `key` is the same as then; else null. */
  readonly read: (path: string, key: string) => readonly GroupText[] | null;
  /** Keeps what was indexed of all notes now. Where that cannot be, the next build collects it anew. */
  readonly keep: (notes: readonly NoteWords[]) => Promise<void>;
}

/** Whose words are wanted. */
export interface WordsOf {
  /** Folder of the site. */
  readonly out: string;
  /** Fingerprint of the program. */
  readonly program: string;
  /** Uses nothing of what is kept, and replaces it. */
  readonly isFresh: boolean;
}

/** Of a group: bytes of its words, bytes of those as they are spelled, its `context`, then `title` and `text` of each link. */
type GroupSizes = readonly number[];
type NoteRow = readonly [path: string, key: string, groups: readonly GroupSizes[]];

/** Opens what is kept. `notify` is told in one line why what is there cannot be used. */
export async function openKeptWords(of: WordsOf, notify: (notice: string) => void): Promise<KeptWords> {
  const location = keptWordsFile(of.out);
  const found = of.isFresh ? NOTHING : await open(location, of).catch(explainUnread);
  if (typeof found === 'string')
    notify(`The record of the words of the search index ${found}; they are collected again.`);
  return {
    read: typeof found === 'string' ? NOTHING : found,
    keep: (notes) => write(location, of, notes).catch(() => undefined),
  };
}

/** Returns what decides how a note is parsed: the `key` of all notes, its bytes, and what it was told of others. */
export function wordsKey(key: string, { digest, answers }: Pick<ParsedNote, 'digest' | 'answers'>): string {
  return hash('sha256', JSON.stringify([key, digest, [...answers]]));
}

/** File that keeps the words of the site in a folder. */
export function keptWordsFile(out: string): string {
  return join(cacheFolder(), `words-${hash('sha256', out).slice(0, 16)}.bin`);
}

const NOTHING: KeptWords['read'] = () => null;

/** Opens a file, or says why nothing of it is used. What another program has kept is as if it were not there. */
async function open(location: string, { out, program }: WordsOf): Promise<KeptWords['read'] | string> {
  const file = await readSealed(location);
  if (file.type === 'missing') return NOTHING;
  if (file.type === 'damaged') return 'is damaged';
  const head = file.head as { readonly out: string; readonly program: string };
  if (head.out !== out) return 'is that of another folder';
  if (head.program !== program) return NOTHING;
  const { body } = file;
  const table: readonly NoteRow[] = JSON.parse(body.toString('utf8', body.lastIndexOf('\n') + 1));
  const places = new Map<
    string,
    { readonly key: string; readonly groups: readonly GroupSizes[]; readonly at: number }
  >();
  let at = 0;
  for (const [path, key, groups] of table) {
    places.set(path, { key, groups, at });
    for (const [words = 0, spelled = 0] of groups) at += words + spelled;
  }
  return (path, key) => {
    const place = places.get(path);
    if (place?.key !== key) return null;
    let { at } = place;
    const take = (length: number): string => {
      at += length;
      return body.toString('utf8', at - length, at);
    };
    return place.groups.map((sizes) => readGroup(sizes, take));
  };
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

async function write(location: string, { out, program }: WordsOf, notes: readonly NoteWords[]): Promise<void> {
  // It is written before the site is in its place, so what must be there for it to be kept is the folder above.
  await writeSealed(location, { origin: dirname(out), out, program }, packAll(notes));
}

function* packAll(notes: readonly NoteWords[]): Generator<Uint8Array> {
  const table: NoteRow[] = [];
  for (const { path, key, texts } of notes) {
    const groups: GroupSizes[] = [];
    for (const { words, spelled, context, links } of texts) {
      const bytes = [Buffer.from(words), Buffer.from(spelled)] as const;
      groups.push([bytes[0].length, bytes[1].length, context, ...links.flatMap(({ title, text }) => [title, text])]);
      yield* bytes;
    }
    table.push([path, key, groups]);
  }
  yield Buffer.from(`\n${JSON.stringify(table)}`);
}
