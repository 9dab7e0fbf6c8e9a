import { createHash } from 'node:crypto';
import { normaliseAddress } from '../core/model/address.ts';
import type { Link, LinkKind } from '../core/model/link.ts';
import { addressId, linkId } from '../core/model/link-id.ts';
import { compareText } from '../core/model/message.ts';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { countAddressFiles, type ListedAddress, packAddresses } from '../core/search/address-table.ts';
import { packFacetTable } from '../core/search/facet-table.ts';
import { type Bundle, packGroupTable } from '../core/search/group-table.ts';
import type { GroupText } from '../core/search/group-words.ts';
import { siteLinks } from '../core/search/groups.ts';
import { formatBundle } from '../core/search/link-bundle.ts';
import type { FileSet, SearchManifest } from '../core/search/search-manifest.ts';
import { countWordFiles, fileWords } from '../core/search/spelling.ts';
import { mapConcurrent } from './concurrent.ts';
import type { PackedFiles } from './packed-files.ts';

/** Links in a file of links; it takes 6 to 10 kB. */
const BUNDLE = 150;

/** How many files are compressed at once. */
const AT_ONCE = 8;

/** What the tables of an index are made of. */
export interface TablesInput {
  readonly groups: readonly SearchGroup[];
  /** What is indexed of each. */
  readonly texts: readonly GroupText[];
}

type TableNames = Pick<SearchManifest, 'groups' | 'facets' | 'links' | 'addresses' | 'vocabulary'>;

/**
 * Writes what the browser needs beside Pagefind's index: the links themselves, and the tables that tell where they are.
 * All files have names by their content, so that they can be kept for ever. Returns the names.
 */
export async function writeTables(site: Site, input: TablesInput, files: PackedFiles): Promise<TableNames> {
  const { groups, texts } = input;
  const links = 'links/';
  const bundles = await writeBundles(groups, links, files);
  const listed = listAddresses(groups);
  const all = siteLinks(site);
  const counts = countWords(texts);
  return {
    links,
    groups: await writeNamed(files, 'groups', packGroupTable(texts, bundles)),
    facets: await writeNamed(files, 'facets', packFacetTable(all, categoryOf(site))),
    addresses: await writeSet(files, 'addresses', packAddresses(listed, countAddressFiles(listed.length))),
    vocabulary: await writeSet(files, 'words', fileWords(counts, countWordFiles(counts.size)).map(encode)),
  };
}

/** Returns the values that links can be narrowed down to. */
export function listFacets(site: Site): Pick<SearchManifest, 'categories' | 'kinds' | 'years'> {
  const categories = [...site.categories.values()]
    .filter(({ path, totals }) => path !== '' && totals.entries > 0)
    .sort((a, b) => compareText(a.path, b.path));
  const counts = new Map<LinkKind, number>();
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { kind, year } of siteLinks(site)) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (year !== null) [first, last] = [Math.min(first, year), Math.max(last, year)];
  }
  return {
    categories: categories.map(({ path, title, totals }) => [path, title, totals.entries]),
    kinds: [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b)),
    years: last === 0 ? null : [first, last],
  };
}

function writeBundles(groups: readonly SearchGroup[], folder: string, files: PackedFiles): Promise<Bundle[]> {
  return mapConcurrent(cutGroups(groups), AT_ONCE, async (some) => {
    const bytes = encode(formatBundle(some));
    const name = hash(bytes);
    await files.write(folder + name, bytes);
    return { name, groups: some.length };
  });
}

/** Cuts groups into shares of so many links. */
function cutGroups(groups: readonly SearchGroup[]): SearchGroup[][] {
  const shares: SearchGroup[][] = [];
  let links = BUNDLE;
  for (const group of groups) {
    if (links >= BUNDLE) {
      shares.push([]);
      links = 0;
    }
    shares.at(-1)?.push(group);
    links += group.links.length;
  }
  return shares;
}

function listAddresses(groups: readonly SearchGroup[]): ListedAddress[] {
  return groups.flatMap(({ links }, group) =>
    links.flatMap(({ id, companions }) => [
      { id: addressId(id), group },
      ...companions.map(({ url }) => ({ id: linkId(normaliseAddress(url)), group })),
    ]),
  );
}

/** In how many groups a word stands. */
function countWords(texts: readonly GroupText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { spelled } of texts) {
    if (spelled !== '') for (const word of spelled.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Folder of a link's note, which is the category that the note belongs to. */
function categoryOf({ addresses }: Site): (link: Link) => string {
  const folders = new Map([...addresses.indexes].map(([folder, path]) => [path, folder]));
  return ({ note }) => folders.get(note) ?? note.slice(0, Math.max(0, note.lastIndexOf('/')));
}

async function writeNamed(files: PackedFiles, kind: string, bytes: Uint8Array): Promise<string> {
  const name = `${kind}.${hash(bytes)}`;
  await files.write(name, bytes);
  return name;
}

async function writeSet(files: PackedFiles, kind: string, contents: readonly Uint8Array[]): Promise<FileSet> {
  const folder = `${kind}.${hash(...contents)}/`;
  await mapConcurrent([...contents.entries()], AT_ONCE, ([number, bytes]) => files.write(folder + number, bytes));
  return { folder, files: contents.length };
}

function encode(text: string): Uint8Array {
  return Buffer.from(text);
}

function hash(...parts: readonly Uint8Array[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex').slice(0, 8);
}
