import { mkdirSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { createWordCollector, type GroupShape, type GroupText, writeGroupPage } from '../core/search/group-words.ts';
import { groupNotes } from '../core/search/groups.ts';
import { EMPTY_MANIFEST, MANIFEST_FILE, type SearchManifest, type SearchPart } from '../core/search/search-manifest.ts';
import type { KeptWords } from './kept-words.ts';
import { measureFolder } from './manifest.ts';
import { createPackedFiles } from './packed-files.ts';
import { namePagefindRecords } from './pagefind-records.ts';
import type { LinkFiles } from './search-files.ts';
import { indexPages } from './search-pagefind.ts';
import { collectFacets, createTables, type SiteFacets } from './search-tables.ts';
import type { IndexBefore } from './word-pieces.ts';

/**
 * Most links of a group. The index lists every group by a hash of 8 bytes, so groups are as large as may be; which of its
 * links a word belongs to is told by the word's place.
 */
export const GROUP_SIZE = 40;

/** Groups whose links are filed at once: some ten files of links. */
const SLICE = 60;

/** Where a search index is built. */
export interface SearchIndexPlace {
  /** Folder for what is needed while building only; it is removed. */
  readonly workDir: string;
  /** Folder in which `pagefind/` is written. */
  readonly outDir: string;
  /** Language of the site. */
  readonly language: string;
  /**
   * Most groups of one index, if no note has more. Pagefind needs about 120 kB of memory for a group while it works; a larger
   * site gets several indexes, which are built one after the other and searched together.
   * @default 15000
   */
  readonly groupsPerIndex?: number;
  /** An index whose files may be taken where they would come out the same. */
  readonly before?: IndexBefore | undefined;
  /** What was indexed of notes when an earlier index was built. */
  readonly words?: KeptWords | null;
  /** Ends the work. */
  readonly signal?: AbortSignal;
  /** Is called when Pagefind is at work in a process of its own. */
  readonly onStart?: () => void;
  /** Is called when the files of the links are there. */
  readonly onLinks?: (files: LinkFiles) => void;
}

/** What a search index holds. */
export interface SearchIndexSize {
  /** Number of links. */
  readonly records: number;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of what was packed into each of our own files, by path inside its folder. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** A note as the index gets it. */
export interface IndexedNote {
  readonly path: string;
  /** Tells whether what was indexed of the note before is still right, as `wordsKey` returns it. */
  readonly key: string;
  readonly groups: readonly SearchGroup[];
}

/** A search index on its way. Its calls follow each other: each waits for the one before. */
export interface SearchIndexWork {
  /** Adds the next notes, in the order of the site. What is full of the index is built. */
  readonly add: (notes: readonly IndexedNote[]) => Promise<void>;
  /** Files some links of what was added; false when none are left. All are filed in the end, whether this is called or not. */
  readonly file: () => Promise<boolean>;
  /** Builds what is left. */
  readonly finish: (facets: () => SiteFacets) => Promise<SearchIndexSize>;
}

/** Builds the search index of a site in `pagefind/`. `keyOf` returns the `key` of a note, by its path. */
export async function buildSearchIndex(
  site: Site,
  place: Omit<SearchIndexPlace, 'language'>,
  keyOf: (path: string) => string = () => '',
): Promise<SearchIndexSize> {
  const { language } = site.settings;
  const { add, finish } = createSearchIndex({ ...place, language });
  for (const [{ path }, groups] of groupNotes(site, GROUP_SIZE)) await add([{ path, key: keyOf(path), groups }]);
  return finish(() => collectFacets(site));
}

/** Creates a search index without notes. */
export function createSearchIndex(place: SearchIndexPlace): SearchIndexWork {
  const { workDir, outDir, language, groupsPerIndex = 15_000, before, words, signal, onStart, onLinks } = place;
  const root = join(outDir, 'pagefind');
  mkdirSync(root, { recursive: true });
  const packed = createPackedFiles(root, before);
  const tables = createTables(packed);
  const collector = createWordCollector();
  const parts: SearchPart[] = [];
  let notes: NoteWords[] = [];
  const unfiled: UnfiledGroup[] = [];
  // Of all notes, of those in whole parts, and links.
  let [groups, done, links] = [0, 0, 0];
  let names: Partial<SearchManifest> = {};
  const file = async (): Promise<boolean> => {
    const slice = unfiled.splice(0, SLICE);
    await tables.add(
      slice.map(({ group }) => group),
      slice.map(({ shape }) => shape),
    );
    return unfiled.length > 0;
  };
  const finishTables = async (facets: () => SiteFacets): Promise<void> => {
    const { table, values } = facets();
    const written = await tables.finish(table, collector.vocabulary.file());
    onLinks?.(written);
    names = { ...written, ...values };
    if (parts.length === 0) await words?.keep(notes);
  };
  const addPart = async (facets: (() => SiteFacets) | null): Promise<void> => {
    signal?.throwIfAborted();
    const texts = notes.flatMap((note) => note.texts).map((text) => text.words);
    const isAll = parts.length === 0 && facets !== null;
    const folder = parts.length === 0 ? '' : `${parts.length + 1}/`;
    // What is indexed of a site with several indexes is too much to hold, and so are Pagefind's records of it.
    if (!isAll) notes = [];
    const records = isAll ? namePagefindRecords(texts, done, language) : [];
    const pages = texts.map((words, index) => writeGroupPage(words, done + index, language));
    const started = Promise.withResolvers<void>();
    const indexing = indexPart(pages, folder, { root, workDir, before, records, signal, onStart: started.resolve });
    // Pagefind takes longest, so it goes first.
    const filing = Promise.race([started.promise, indexing]).then(async () => {
      onStart?.();
      while (await file());
      if (facets !== null) await finishTables(facets);
    });
    // While one of them writes, what is written to must stay.
    await Promise.allSettled([indexing, filing]);
    parts.push(await indexing);
    await filing;
    done = groups;
    notes = [];
  };
  const add = async (added: readonly IndexedNote[]): Promise<void> => {
    for (const { path, key, groups: own } of added) {
      signal?.throwIfAborted();
      if (groups > done && own.length > 0 && groups - done + own.length > groupsPerIndex) await addPart(null);
      const known = knownTexts(words?.read(path, key), own);
      known?.forEach(collector.countText);
      const texts = known ?? own.map(collector.collectText);
      notes.push({ path, key, texts });
      for (const [index, { context, links }] of texts.entries()) {
        const group = own[index];
        if (group !== undefined) unfiled.push({ group, shape: { context, links } });
      }
      groups += own.length;
      links += own.reduce((sum, group) => sum + group.links.length, 0);
    }
  };
  const finish = async (facets: () => SiteFacets): Promise<SearchIndexSize> => {
    if (groups > done) await addPart(facets);
    else onStart?.();
    const manifest: SearchManifest = { ...EMPTY_MANIFEST, ...names, parts };
    await writeFile(join(root, MANIFEST_FILE), JSON.stringify(manifest));
    return { records: links, ...(await measureFolder(root)), inputs: packed.inputs };
  };
  const cleanUp = () => rm(workDir, { recursive: true, force: true });
  return { add, file, finish: (facets) => finish(facets).finally(cleanUp) };
}

/** A group whose links are not filed yet. */
interface UnfiledGroup {
  readonly group: SearchGroup;
  readonly shape: GroupShape;
}

/** What is indexed of a note. */
export interface NoteWords {
  readonly path: string;
  readonly key: string;
  /** Group by group. */
  readonly texts: readonly GroupText[];
}

/** What is known of a note's groups, if it is of as many groups with as many links as there are. */
function knownTexts(
  known: readonly GroupText[] | null | undefined,
  groups: readonly SearchGroup[],
): readonly GroupText[] | null {
  const isSame =
    known?.length === groups.length && known.every(({ links }, index) => links.length === groups[index]?.links.length);
  return isSame ? known : null;
}

interface PartPlace {
  readonly root: string;
  readonly workDir: string;
  readonly before: IndexBefore | undefined;
  readonly records: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly onStart: () => void;
}

/** Indexes pages in a folder inside that of the index; the first one is the folder itself. */
async function indexPart(pages: readonly string[], folder: string, place: PartPlace): Promise<SearchPart> {
  const { root, workDir, before, records, signal, onStart } = place;
  await indexPages(pages, {
    workDir: join(workDir, `part-${folder}`),
    folder: join(root, folder),
    before: before && { index: before, part: folder },
    records,
    signal,
    onStart,
  });
  const meta = (await readdir(join(root, folder))).find((name) => name.endsWith('.pf_meta')) ?? '';
  return { folder, meta };
}
