import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../core/model/site.ts';
import { type NoteTexts, writeGroupPage } from '../core/search/group-words.ts';
import { EMPTY_MANIFEST, MANIFEST_FILE, type SearchManifest, type SearchPart } from '../core/search/search-manifest.ts';
import { measureFolder } from './manifest.ts';
import { createPackedFiles } from './packed-files.ts';
import type { LinkFiles } from './search-files.ts';
import { indexPages } from './search-pagefind.ts';
import { type CollectedPart, collectParts } from './search-parts.ts';
import { createTables, listFacets } from './search-tables.ts';
import type { IndexBefore } from './word-pieces.ts';

/** Where a search index is built. */
export interface SearchIndexPlace {
  /** Folder for what is needed while building only; it is removed. */
  readonly workDir: string;
  /** Folder in which `pagefind/` is written. */
  readonly outDir: string;
  /**
   * Most groups of one index, if no note has more. Pagefind needs about 120 kB of memory for a group while it works; a larger
   * site gets several indexes, which are built one after the other and searched together.
   * @default 15000
   */
  readonly groupsPerIndex?: number;
  /** An index whose files may be taken where they would come out the same. */
  readonly before?: IndexBefore | undefined;
  /** What was indexed of notes that are the same as when an earlier index was built. */
  readonly words?: NoteTexts | undefined;
  /** Ends the work. */
  readonly signal?: AbortSignal;
  /**
   * Is called when Pagefind is at work in a process of its own, with what is indexed of each note, group by group; with null
   * when the site has several indexes: all of that is too much to hold.
   */
  readonly onStart?: (texts: NoteTexts | null) => void;
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

/** Builds the search index of a site in `pagefind/`. */
export async function buildSearchIndex(site: Site, place: SearchIndexPlace): Promise<SearchIndexSize> {
  const { workDir, outDir, before, signal, onStart, onLinks } = place;
  const root = join(outDir, 'pagefind');
  await mkdir(root, { recursive: true });
  const packed = createPackedFiles(root, before);
  const tables = createTables(packed);
  const indexed: IndexedPart[] = [];
  let names: Partial<SearchManifest> = {};
  let [groups, links] = [0, 0];
  const finish = async (): Promise<void> => {
    const written = await tables.finish(site);
    onLinks?.(written);
    names = written;
  };
  // A function of its own, so that nothing of a part is left when the next one is collected.
  const add = async (part: CollectedPart): Promise<void> => {
    signal?.throwIfAborted();
    const isFirst = indexed.length === 0;
    const texts = [...part.texts.values()].flat();
    const pages = texts.map((text, index) => writeGroupPage(text.words, groups + index, site.settings.language));
    const folder = isFirst ? '' : `${indexed.length + 1}/`;
    const started = Promise.withResolvers<void>();
    const indexing = indexPart(pages, folder, { root, workDir, before, signal, onStart: started.resolve });
    // Pagefind takes longest, so it goes first.
    const adding = Promise.race([started.promise, indexing]).then(async () => {
      if (isFirst) onStart?.(part.isLast ? part.texts : null);
      await tables.add(part.groups, texts);
      if (part.isLast) await finish();
    });
    // While one of them writes, what is written to must stay.
    await Promise.allSettled([indexing, adding]);
    indexed.push(await indexing);
    await adding;
    groups += part.groups.length;
    links += part.groups.reduce((sum, group) => sum + group.links.length, 0);
  };
  try {
    for (const part of collectParts(site, place)) await add(part);
    if (indexed.length === 0) onStart?.(new Map());
    const parts = indexed.map(({ part }) => part);
    const manifest: SearchManifest = { ...EMPTY_MANIFEST, ...names, ...listFacets(site), parts };
    await writeFile(join(root, MANIFEST_FILE), JSON.stringify(manifest));
    const written = { inputs: packed.inputs, records: indexed.flatMap(({ records }) => records) };
    return { records: links, ...(await measureFolder(root)), written };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

interface PartPlace {
  readonly root: string;
  readonly workDir: string;
  readonly before: IndexBefore | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStart: () => void;
}

/** One index as it was written. */
interface IndexedPart {
  readonly part: SearchPart;
  /** Paths of Pagefind's own records. */
  readonly records: readonly string[];
}

/** Indexes pages in a folder inside that of the index; the first one is the folder itself. */
async function indexPart(pages: readonly string[], folder: string, place: PartPlace): Promise<IndexedPart> {
  const { root, workDir, before, signal, onStart } = place;
  const records = await indexPages(pages, {
    workDir: join(workDir, `part-${folder}`),
    folder: join(root, folder),
    before: before && { index: before, part: folder },
    signal,
    onStart,
  });
  const meta = (await readdir(join(root, folder))).find((name) => name.endsWith('.pf_meta')) ?? '';
  return { part: { folder, meta }, records: records.map((path) => folder + path) };
}
