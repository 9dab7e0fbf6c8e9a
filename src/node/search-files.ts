import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SearchGroup } from '../core/model/search-record.ts';
import { unpackFacetTable } from '../core/search/facet-table.ts';
import { type GroupTable, unpackGroupTable } from '../core/search/group-table.ts';
import { parseBundle } from '../core/search/link-bundle.ts';
import { readPageOrder } from '../core/search/page-order.ts';
import { MANIFEST_FILE, type SearchManifest } from '../core/search/search-manifest.ts';
import { mapConcurrent } from './concurrent.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** Files that are not compressed. */
const PLAIN = /\.(?:js|json)$/;

/** With what a compressed file of Pagefind begins, once it is unpacked. */
const SIGNATURE = 'pagefind_dcd';
const SIGNED = /\.(?:pf_meta|pf_index|pagefind)$/;

const unpack = promisify(gunzip);

/**
 * Reads every file of a written index and returns the groups that it holds, in their order. A file that is cut off or
 * damaged is an error, and so is an index that numbers its pages in another order.
 */
export async function readSearchIndex(outDir: string): Promise<SearchGroup[]> {
  const root = join(outDir, 'pagefind');
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const manifest = JSON.parse(await readFile(join(root, MANIFEST_FILE), 'utf8')) as SearchManifest;
  if (manifest.parts.length === 0) return [];
  const table = await readTable(join(root, manifest.groups), unpackGroupTable);
  await readTable(join(root, manifest.facets), unpackFacetTable);
  await checkOrder(root, manifest, table);
  const links = join(root, manifest.links);
  await mapConcurrent(
    paths.filter((path) => !path.startsWith(links)),
    8,
    readIndexFile,
  );
  const bundles = await mapConcurrent(table.bundles, 8, (name) =>
    readTable(join(links, name), (bytes) => parseBundle(Buffer.from(bytes).toString('utf8'))),
  );
  const groups = bundles.flat();
  if (groups.length !== table.groups) throw damaged(links, `it holds ${groups.length} of ${table.groups} groups`);
  return groups;
}

/** Every page must have the number of words that the table gives to the group of its number. */
async function checkOrder(root: string, manifest: SearchManifest, table: GroupTable): Promise<void> {
  const parts = await mapConcurrent(manifest.parts, 1, ({ folder, meta }) =>
    readTable(join(root, folder, meta), readPageOrder),
  );
  const pages = parts.flat();
  const isSame = pages.length === table.groups && pages.every(({ words }, group) => words === table.words[group]);
  if (!isSame) throw damaged(join(root, manifest.groups), 'it does not belong to the index beside it');
}

async function readTable<Table>(path: string, parse: (bytes: Uint8Array) => Table): Promise<Table> {
  const bytes = await readIndexFile(path);
  try {
    return parse(bytes);
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

/** Reads a file of an index and checks that it is whole. */
async function readIndexFile(path: string): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    if (bytes.length === 0) throw new Error('it is empty');
    if (PLAIN.test(path)) return bytes;
    const content = await unpack(bytes);
    if (SIGNED.test(path) && content.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
      throw new Error('it does not begin as it should');
    return content;
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

function damaged(path: string, reason: string, cause?: unknown): Error {
  const name = path.split(/[\\/]pagefind[\\/]/).at(-1) ?? path;
  return usageError(`The file ${name} of the search index cannot be read: ${reason}. Build again.`, cause);
}
