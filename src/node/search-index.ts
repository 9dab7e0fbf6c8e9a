import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { collectGroupWords, type GroupShape, writeGroupPage } from '../core/search/group-words.ts';
import { groupLinks } from '../core/search/groups.ts';
import { EMPTY_MANIFEST, MANIFEST_FILE, type SearchManifest, type SearchPart } from '../core/search/search-manifest.ts';
import { measureFolder } from './manifest.ts';
import { indexPages } from './search-pagefind.ts';
import { listFacets, writeTables } from './search-tables.ts';

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
  /** Ends the work. */
  readonly signal?: AbortSignal;
}

/** What a search index holds. */
export interface SearchIndexSize {
  /** Number of links. */
  readonly records: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Most links of a group. The index lists every group by a hash of 8 bytes, so groups are as large as may be; which of its
 * links a word belongs to is told by the word's place.
 */
const GROUP_SIZE = 40;

/** Builds the search index of a site in `pagefind/`. */
export async function buildSearchIndex(site: Site, place: SearchIndexPlace): Promise<SearchIndexSize> {
  const { workDir, outDir, groupsPerIndex = 20_000, signal } = place;
  const root = join(outDir, 'pagefind');
  await mkdir(root, { recursive: true });
  const groups = [...groupLinks(site, GROUP_SIZE)];
  const { pages, shapes, spelled } = collectPages(groups, site.settings.language);
  const share = Math.ceil(pages.length / Math.ceil(pages.length / groupsPerIndex));
  try {
    const started = Promise.withResolvers<void>();
    const indexing = indexParts(cut(pages, share), { root, workDir, signal, onStart: started.resolve });
    // Pagefind works in a process of its own, so it goes first.
    const tables = Promise.race([started.promise, indexing]).then(() =>
      groups.length === 0 ? {} : writeTables(site, { groups, shapes, spelled }, root),
    );
    // While one of them writes, what is written to must stay.
    await Promise.allSettled([indexing, tables]);
    const parts = await indexing;
    const manifest: SearchManifest = { ...EMPTY_MANIFEST, ...(await tables), ...listFacets(site), parts };
    await writeFile(join(root, MANIFEST_FILE), JSON.stringify(manifest));
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  const records = groups.reduce((sum, { links }) => sum + links.length, 0);
  return { records, ...(await measureFolder(root)) };
}

/** What is indexed of all groups. */
interface Pages {
  readonly pages: string[];
  readonly shapes: GroupShape[];
  /** Of each group, its words as they are spelled. */
  readonly spelled: (readonly string[])[];
}

function collectPages(groups: readonly SearchGroup[], language: string): Pages {
  const shapes: GroupShape[] = [];
  const spelled: (readonly string[])[] = [];
  const pages = groups.map((group, number) => {
    const { context, links, ...found } = collectGroupWords(group);
    shapes.push({ context, links });
    spelled.push(found.spelled);
    return writeGroupPage(found.words, number, language);
  });
  return { pages, shapes, spelled };
}

function* cut(pages: readonly string[], share: number): Generator<string[]> {
  for (let at = 0; at < pages.length; at += share) yield pages.slice(at, at + share);
}

interface PartsPlace {
  readonly root: string;
  readonly workDir: string;
  readonly signal?: AbortSignal | undefined;
  readonly onStart: () => void;
}

/** Builds an index of each share of the pages; the first one is the folder itself. */
async function indexParts(shares: Iterable<string[]>, place: PartsPlace): Promise<SearchPart[]> {
  const { root, workDir, signal, onStart } = place;
  const parts: SearchPart[] = [];
  for (const pages of shares) {
    signal?.throwIfAborted();
    const number = parts.length + 1;
    const folder = number === 1 ? '' : `${number}/`;
    await indexPages(pages, { workDir: join(workDir, String(number)), folder: join(root, folder), signal, onStart });
    const meta = (await readdir(join(root, folder))).find((name) => name.endsWith('.pf_meta')) ?? '';
    parts.push({ folder, meta });
  }
  return parts;
}
