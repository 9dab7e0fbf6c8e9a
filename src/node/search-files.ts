import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackFacetTable } from '../core/search/facet-table.ts';
import { type GroupTable, unpackGroupTable } from '../core/search/group-table.ts';
import { parseBundleAddresses } from '../core/search/link-bundle.ts';
import { readPageOrder } from '../core/search/page-order.ts';
import { MANIFEST_FILE, type SearchManifest } from '../core/search/search-manifest.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** Files that are not compressed. */
const PLAIN = /\.(?:js|json)$/;

/** With what a compressed file of Pagefind begins, once it is unpacked. */
const SIGNATURE = 'pagefind_dcd';
const SIGNED = /\.(?:pf_meta|pf_index|pagefind)$/;

/** SHA-256 of files of an index, by path inside its folder. */
export interface IndexSums {
  /** Of files that were checked when an earlier index was built: those that are the same are not unpacked again. */
  readonly checked: ReadonlyMap<string, string>;
  /** Of the files that are read; it is filled. */
  readonly found: Map<string, string>;
}

/** Files of an index that hold its links. */
export type LinkFiles = Pick<SearchManifest, 'groups' | 'facets' | 'links'>;

/** The links of an index as its files hold them. */
export interface IndexLinks {
  readonly table: GroupTable;
  /** Read as they are asked for, each link's before those of its companions; throws at the end when the table has other groups. */
  readonly addresses: Iterable<string>;
}

/** Reads the names of an index's files; null for one without links. */
export function readLinkFiles(outDir: string): LinkFiles | null {
  const manifest = readManifest(join(outDir, 'pagefind'));
  return manifest.parts.length === 0 ? null : manifest;
}

/** Opens the links of an index, which Pagefind has no part in. A file that is cut off or damaged is an error. */
export function readLinks(outDir: string, { groups: name, facets, links }: LinkFiles, sums: IndexSums): IndexLinks {
  const index = { root: join(outDir, 'pagefind'), sums };
  const table = readTable(index, name, unpackGroupTable);
  readTable(index, facets, unpackFacetTable);
  return { table, addresses: readAddresses(index, table, links) };
}

function* readAddresses(index: OpenIndex, table: GroupTable, folder: string): Generator<string> {
  let count = 0;
  for (const bundle of table.bundles) {
    const groups = readTable(index, folder + bundle, (bytes) => parseBundleAddresses(bytes.toString('utf8')));
    count += groups.length;
    for (const addresses of groups) yield* addresses;
  }
  if (count !== table.groups) throw damaged(folder, `it holds ${count} of ${table.groups} groups`);
}

/**
 * Reads all other files of a written index. One that is cut off or damaged is an error, and so is an index that numbers its
 * pages in another order than its table.
 */
export async function checkOtherFiles(outDir: string, table: GroupTable, sums: IndexSums): Promise<void> {
  const root = join(outDir, 'pagefind');
  const index = { root, sums };
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const manifest = readManifest(root);
  checkOrder(index, manifest, table);
  for (const file of files) {
    const path = relative(root, file).replaceAll(sep, '/');
    if (!sums.found.has(path) && !path.startsWith(manifest.links)) checkFile(index, path);
  }
}

function readManifest(root: string): SearchManifest {
  return JSON.parse(readFileSync(join(root, MANIFEST_FILE), 'utf8'));
}

/** An index that is being read. */
interface OpenIndex {
  readonly root: string;
  readonly sums: IndexSums;
}

/** Every page must have the number of words that the table gives to the group of its number. */
function checkOrder(index: OpenIndex, manifest: SearchManifest, table: GroupTable): void {
  const pages = manifest.parts.flatMap(({ folder, meta }) => readTable(index, folder + meta, readPageOrder));
  const isSame = pages.length === table.groups && pages.every(({ words }, group) => words === table.words[group]);
  if (!isSame) throw damaged(manifest.groups, 'it does not belong to the index beside it');
}

function readTable<Table>(index: OpenIndex, path: string, parse: (bytes: Buffer) => Table): Table {
  try {
    return parse(unpackFile(path, readIndexFile(index, path)));
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

/** Checks that a file is whole. */
function checkFile(index: OpenIndex, path: string): void {
  try {
    const bytes = readIndexFile(index, path);
    if (index.sums.checked.get(path) !== index.sums.found.get(path)) unpackFile(path, bytes);
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

function readIndexFile({ root, sums }: OpenIndex, path: string): Buffer {
  const bytes = readFileSync(join(root, path));
  if (bytes.length === 0) throw new Error('it is empty');
  sums.found.set(path, hash('sha256', bytes));
  return bytes;
}

/** Unpacks a file. One that is cut off or begins as it should not is an error. */
function unpackFile(path: string, bytes: Buffer): Buffer {
  if (PLAIN.test(path)) return bytes;
  const content = gunzipSync(bytes, { chunkSize: roomFor(bytes) });
  if (SIGNED.test(path) && content.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
    throw new Error('it does not begin as it should');
  return content;
}

/** The largest piece of memory that is made for what a file says its content takes. */
const MOST_ROOM = 1 << 22;

/**
 * Returns how much memory unpacking takes at once: a packed file ends with the size of its content (RFC 1952). Else it takes many
 * pieces of 16 KB, which must be joined at the end: 0.24 s instead of 0.12 on a wiki of a thousand notes. A little more than needed tells
 * that nothing is left.
 */
function roomFor(bytes: Buffer): number {
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(size + 64, MOST_ROOM);
}

function damaged(path: string, reason: string, cause?: unknown): Error {
  return usageError(`The file ${path} of the search index cannot be read: ${reason}. Build again.`, cause);
}
