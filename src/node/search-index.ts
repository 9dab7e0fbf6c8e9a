import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Note } from '../core/model/note.ts';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { collectGroupText, type GroupText, type NoteTexts, writeGroupPage } from '../core/search/group-words.ts';
import { groupNotes } from '../core/search/groups.ts';
import { EMPTY_MANIFEST, MANIFEST_FILE, type SearchManifest, type SearchPart } from '../core/search/search-manifest.ts';
import { measureFolder } from './manifest.ts';
import { createPackedFiles } from './packed-files.ts';
import type { LinkFiles } from './search-files.ts';
import { indexPages } from './search-pagefind.ts';
import { listFacets, writeTables } from './search-tables.ts';
import type { IndexBefore } from './word-pieces.ts';

/** Where a search index is built. */
export interface SearchIndexPlace {
  /** Folder for what is needed while building only; it is removed. */
  readonly workDir: string;
  /** Folder in which `pagefind/` is written. */
  readonly outDir: string;
  /**
   * Most groups of one index. Pagefind needs about 80 kB of memory for a group while it works; a larger site gets several
   * indexes, which are built one after the other and searched together.
   * @default 20000
   */
  readonly groupsPerIndex?: number;
  /** An index whose files may be taken where they would come out the same. */
  readonly before?: IndexBefore | undefined;
  /** What was indexed of notes that are the same as when an earlier index was built. */
  readonly words?: NoteTexts | undefined;
  /** Ends the work. */
  readonly signal?: AbortSignal;
  /** Is called when Pagefind is at work in a process of its own, with what is indexed of each note, group by group. */
  readonly onStart?: (texts: NoteTexts) => void;
  /** Is called when the files of the links are there. */
  readonly onLinks?: (files: LinkFiles) => void;
}

/** What a search index holds. */
export interface SearchIndexSize {
  /** Number of links. */
  readonly records: number;
  readonly files: number;
  readonly bytes: number;
  /** What is to be remembered of it. */
  readonly written: WrittenIndex;
}

/** What is known of an index that was written, but for what its files hold. Paths are inside its folder. */
export interface WrittenIndex {
  /** SHA-256 of what was packed into each of our own files. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Paths of Pagefind's own records, which are not there. */
  readonly records: readonly string[];
}

/**
 * Most links of a group. The index lists every group by a hash of 8 bytes, so groups are as large as may be; which of its
 * links a word belongs to is told by the word's place.
 */
const GROUP_SIZE = 40;

/** Builds the search index of a site in `pagefind/`. */
export async function buildSearchIndex(site: Site, place: SearchIndexPlace): Promise<SearchIndexSize> {
  const { workDir, outDir, groupsPerIndex = 20_000, before, words, signal, onStart, onLinks } = place;
  const root = join(outDir, 'pagefind');
  await mkdir(root, { recursive: true });
  const notes = [...groupNotes(site, GROUP_SIZE)];
  const groups = notes.flatMap(([, of]) => of);
  const texts = new Map(
    notes.map(([note, of]) => [note.path, knownTexts(note, of, words) ?? of.map(collectGroupText)]),
  );
  const collected = [...texts.values()].flat();
  const pages = collected.map((text, number) => writeGroupPage(text.words, number, site.settings.language));
  const share = Math.ceil(pages.length / Math.ceil(pages.length / groupsPerIndex));
  try {
    const started = Promise.withResolvers<void>();
    const indexing = indexParts(cut(pages, share), { root, workDir, before, signal, onStart: started.resolve });
    const packed = createPackedFiles(root, before);
    // Pagefind takes longest, so it goes first.
    const tables = Promise.race([started.promise, indexing]).then(async () => {
      onStart?.(texts);
      if (groups.length === 0) return {};
      const names = await writeTables(site, { groups, texts: collected }, packed);
      onLinks?.(names);
      return names;
    });
    // While one of them writes, what is written to must stay.
    await Promise.allSettled([indexing, tables]);
    const { parts, records } = await indexing;
    const manifest: SearchManifest = { ...EMPTY_MANIFEST, ...(await tables), ...listFacets(site), parts };
    await writeFile(join(root, MANIFEST_FILE), JSON.stringify(manifest));
    const links = groups.reduce((sum, group) => sum + group.links.length, 0);
    return { records: links, ...(await measureFolder(root)), written: { inputs: packed.inputs, records } };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** What is known of a note's groups, if it is of as many groups with as many links as there are. */
function knownTexts(
  { path }: Note,
  groups: readonly SearchGroup[],
  words: SearchIndexPlace['words'],
): readonly GroupText[] | null {
  const known = words?.get(path);
  const isSame =
    known?.length === groups.length && known.every(({ links }, index) => links.length === groups[index]?.links.length);
  return isSame ? known : null;
}

function* cut(pages: readonly string[], share: number): Generator<string[]> {
  for (let at = 0; at < pages.length; at += share) yield pages.slice(at, at + share);
}

interface PartsPlace {
  readonly root: string;
  readonly workDir: string;
  readonly before: IndexBefore | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStart: () => void;
}

/** Builds an index of each share of the pages; the first one is the folder itself. */
async function indexParts(shares: Iterable<string[]>, place: PartsPlace) {
  const { root, workDir, before, signal, onStart } = place;
  const parts: SearchPart[] = [];
  const records: string[] = [];
  for (const pages of shares) {
    signal?.throwIfAborted();
    const number = parts.length + 1;
    const folder = number === 1 ? '' : `${number}/`;
    const indexed = await indexPages(pages, {
      workDir: join(workDir, String(number)),
      folder: join(root, folder),
      before: before && { index: before, part: folder },
      signal,
      onStart,
    });
    records.push(...indexed.map((path) => folder + path));
    const meta = (await readdir(join(root, folder))).find((name) => name.endsWith('.pf_meta')) ?? '';
    parts.push({ folder, meta });
  }
  return { parts, records };
}
