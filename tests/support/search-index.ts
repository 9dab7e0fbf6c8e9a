import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, vi } from 'vitest';
import type { SearchBackend } from '../../src/client/search/backend.ts';
import { loadPagefind } from '../../src/client/search/pagefind.ts';
import type { SearchGroup } from '../../src/core/model/search-record.ts';
import type { Site } from '../../src/core/model/site.ts';
import { parseBundle } from '../../src/core/search/link-bundle.ts';
import { NO_INDEX } from '../../src/node/index-record.ts';
import { loadSite } from '../../src/node/load-site.ts';
import { checkOtherFiles, readLinkFiles, readLinks } from '../../src/node/search-files.ts';
import { buildSearchIndex, type SearchIndexPlace } from '../../src/node/search-index.ts';
import { type IndexVerdict, startIndexCheck } from '../../src/node/verify-index.ts';
import { writeFiles } from './files.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A site of notes that are given as text, and of settings. */
export async function siteOf(notes: Readonly<Record<string, string>>): Promise<Site> {
  const folder = temporaryFolder();
  writeFiles(folder, notes);
  const { site } = await loadSite(folder);
  if (site === null) throw new Error('The notes make no site');
  return site;
}

/** Builds the index of a site and returns the folder that it is in. */
export async function buildIndex(site: Site, options: Pick<SearchIndexPlace, 'groupsPerIndex'> = {}): Promise<string> {
  const folder = temporaryFolder();
  await buildSearchIndex(site, { workDir: join(folder, 'work'), outDir: folder, ...options });
  return folder;
}

/** Reads every file of an index, and returns its groups. */
export async function readSearchIndex(folder: string): Promise<readonly SearchGroup[]> {
  const files = readLinkFiles(folder);
  if (files === null) return [];
  const sums = { checked: new Map(), found: new Map() };
  const { addresses, table } = readLinks(folder, files, sums);
  const read = [...addresses];
  await checkOtherFiles(folder, table, sums);
  const groups = table.bundles.flatMap((name) =>
    parseBundle(gunzipSync(readFileSync(join(folder, 'pagefind', files.links, name))).toString('utf8')),
  );
  const links = groups.flatMap((group) => group.links);
  expect(read).toEqual(links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]));
  return groups;
}

/** Checks the index of a site that is whole, all at once. */
export async function verifyIndex(site: Site, folder: string, record = NO_INDEX): Promise<IndexVerdict> {
  const checking = startIndexCheck(site, { dir: folder, record });
  try {
    return await checking.finish();
  } finally {
    checking.stop();
  }
}

/** Addresses of all outside links of a site, sorted, as counted by a walk of the notes' trees. */
export function addressesOf(site: Site): string[] {
  return [...site.notes.values()].flatMap((note) => note.addresses).sort();
}

/** Lets what runs in a browser load files from the disk, until the globals are put back. */
export function serveFiles(): void {
  vi.stubGlobal('location', { href: 'file:///' });
  vi.stubGlobal('fetch', (address: string) => {
    const path = fileURLToPath(new URL(String(address).replace(/\?.*/, '')));
    return Promise.resolve(new Response(readFileSync(path)));
  });
}

/** Loads a built index as a browser does. */
export function loadIndex(folder: string): Promise<SearchBackend> {
  return loadPagefind(pathToFileURL(join(folder, 'pagefind/')).href);
}
