import { createHash } from 'node:crypto';
import { normaliseAddress } from '../core/model/address.ts';
import type { Link, LinkKind } from '../core/model/link.ts';
import { addressId, linkId } from '../core/model/link-id.ts';
import { compareText } from '../core/model/message.ts';
import type { SearchGroup } from '../core/model/search-record.ts';
import type { Site } from '../core/model/site.ts';
import { countAddressFiles, type ListedAddresses, listAddresses, packAddresses } from '../core/search/address-table.ts';
import { packFacetTable } from '../core/search/facet-table.ts';
import { type Bundle, packGroupTable } from '../core/search/group-table.ts';
import type { GroupShape } from '../core/search/group-words.ts';
import { siteLinks } from '../core/search/groups.ts';
import { formatBundle } from '../core/search/link-bundle.ts';
import type { FileSet, SearchManifest } from '../core/search/search-manifest.ts';
import { mapConcurrent } from './concurrent.ts';
import type { PackedFiles } from './packed-files.ts';

/** Links in a file of links; it takes 6 to 10 kB. */
const BUNDLE = 150;

/** How many files are compressed at once. */
const AT_ONCE = 8;

type TableNames = Pick<SearchManifest, 'groups' | 'facets' | 'links' | 'addresses' | 'vocabulary'>;

/** What the browser needs beside Pagefind's index: the links themselves, and the tables that tell where they are. */
export interface SearchTables {
  /** Adds the next groups, with the shape of each. Nothing of them is kept but a few numbers. */
  readonly add: (groups: readonly SearchGroup[], shapes: readonly GroupShape[]) => Promise<void>;
  /** Writes what is left when all groups are there. Returns the names. */
  readonly finish: (facets: Uint8Array, vocabulary: readonly string[]) => Promise<TableNames>;
}

/** What is known of all links of a site, to narrow a search down. */
export interface SiteFacets {
  /** As `packFacetTable` packs it. */
  readonly table: Uint8Array;
  /** The values that there are. */
  readonly values: Pick<SearchManifest, 'categories' | 'kinds' | 'years'>;
}

/** Folder of the files of links. */
const LINKS = 'links/';

/** Creates the tables of an index. All files have names by their content, so that they can be kept for ever. */
export function createTables(files: PackedFiles): SearchTables {
  const bundles: Bundle[] = [];
  const shapes: GroupShape[] = [];
  const addresses = listAddresses();
  let rest: readonly SearchGroup[] = [];
  const write = async (shares: readonly SearchGroup[][]): Promise<void> => {
    bundles.push(...(await mapConcurrent(shares, AT_ONCE, (some) => writeBundle(some, files))));
  };
  return {
    add: async (groups, added) => {
      for (const [index, group] of groups.entries()) addAddresses(group, shapes.length + index, addresses);
      for (const shape of added) shapes.push(shape);
      const shares = cutGroups([...rest, ...groups]);
      rest = shares.pop() ?? [];
      await write(shares);
    },
    finish: async (facets, vocabulary) => {
      await write(rest.length > 0 ? [[...rest]] : []);
      const packed = packAddresses(addresses, countAddressFiles(addresses.hashes.length));
      return {
        links: LINKS,
        groups: await writeNamed(files, 'groups', packGroupTable(shapes, bundles)),
        facets: await writeNamed(files, 'facets', facets),
        addresses: await writeSet(files, 'addresses', packed),
        vocabulary: await writeSet(files, 'words', vocabulary.map(encode)),
      };
    },
  };
}

/** Collects the facets of a site. */
export function collectFacets(site: Site): SiteFacets {
  return { table: packFacetTable(siteLinks(site), categoryOf(site)), values: listValues(site) };
}

function listValues(site: Site): SiteFacets['values'] {
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

async function writeBundle(groups: readonly SearchGroup[], files: PackedFiles): Promise<Bundle> {
  const bytes = encode(formatBundle(groups));
  const name = hash(bytes);
  await files.write(LINKS + name, bytes);
  return { name, groups: groups.length };
}

/** Cuts groups into shares of so many links; the last one may have fewer. */
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

function addAddresses({ links }: SearchGroup, group: number, to: ListedAddresses): void {
  for (const { id, companions } of links) {
    to.add(addressId(id), group);
    for (const { url } of companions) to.add(linkId(normaliseAddress(url)), group);
  }
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
