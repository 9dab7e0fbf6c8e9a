import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../core/model/site.ts';
import { writeGroupPage } from '../core/search/group-page.ts';
import { groupLinks } from '../core/search/groups.ts';
import { PARTS_FILE, partFolder, type SearchParts } from '../core/search/parts.ts';
import { mapConcurrent } from './concurrent.ts';
import { measureFolder } from './manifest.ts';
import { readIndexFile, readRecords } from './search-files.ts';
import { indexPages } from './search-pagefind.ts';

/** Where a search index is built. */
export interface SearchIndexPlace {
  /** Folder for what is needed while building only; it is removed. */
  readonly workDir: string;
  /** Folder in which `pagefind/` is written. */
  readonly outDir: string;
  /**
   * Most links of one index. Pagefind needs about 8 kB of memory for a link while it works; a larger site gets several
   * indexes, which are built one after the other and searched together.
   * @default 200000
   */
  readonly linksPerIndex?: number;
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

/** Most links of a group. Larger sites get larger ones, or the list of all groups would be too much to load. */
const GROUP_SIZE = { usual: 10, large: 20 } as const;

/** Builds the search index of a site in `pagefind/`. */
export async function buildSearchIndex(site: Site, place: SearchIndexPlace): Promise<SearchIndexSize> {
  const { workDir, outDir, linksPerIndex = 200_000, signal } = place;
  const records = countLinks(site);
  const root = join(outDir, 'pagefind');
  const share = Math.ceil(records / Math.ceil(records / linksPerIndex));
  const groupSize = share < records ? GROUP_SIZE.large : GROUP_SIZE.usual;
  let parts = 0;
  await mkdir(root, { recursive: true });
  try {
    for (const pages of pagesOf(site, share, groupSize)) {
      signal?.throwIfAborted();
      parts++;
      await indexPages(pages, { workDir: join(workDir, String(parts)), folder: join(root, partFolder(parts)), signal });
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  const manifest: SearchParts = { parts };
  await writeFile(join(root, PARTS_FILE), JSON.stringify(manifest));
  return { records, ...(await measureFolder(root)) };
}

function countLinks(site: Site): number {
  let count = 0;
  for (const note of site.notes.values()) count += note.links.length;
  return count;
}

/** The pages of all groups, cut where an index has its share of the links. */
function* pagesOf(site: Site, share: number, groupSize: number): Generator<string[]> {
  let pages: string[] = [];
  let links = 0;
  for (const group of groupLinks(site, groupSize)) {
    if (links >= share) {
      yield pages;
      pages = [];
      links = 0;
    }
    pages.push(writeGroupPage(group, site.settings.language));
    links += group.links.length;
  }
  if (pages.length > 0) yield pages;
}

/**
 * Reads every file of a written index and returns the addresses of all links and companions that it holds. A file that
 * is cut off or damaged is an error.
 */
export async function readIndexedAddresses(outDir: string): Promise<string[]> {
  const root = join(outDir, 'pagefind');
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const addresses = await mapConcurrent(paths.sort(), 8, async (path) => {
    if (!path.endsWith('.pf_fragment')) {
      await readIndexFile(path);
      return [];
    }
    const groups = await readRecords(path);
    return groups.flatMap(({ links }) => links.flatMap((link) => [link.url, ...link.companions.map(({ url }) => url)]));
  });
  return addresses.flat();
}
