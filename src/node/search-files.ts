import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import type { SearchGroup } from '../core/model/search-record.ts';
import { readGroupAnchors } from '../core/search/group-page.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** With what every compressed file of an index begins, once it is unpacked. */
const SIGNATURE = 'pagefind_dcd';

const COMPRESSED = /\.(?:pf_meta|pf_index|pf_fragment|pagefind)$/;

const fragment = z.object({ anchors: z.array(z.object({ id: z.string(), text: z.string() })) });
const singleFile = z.object({ url: z.string(), ...fragment.shape }).transform((record) => [record]);
const bundleFile = z.record(z.string(), fragment).transform((records) => Object.values(records));
const fragmentFile = z.union([singleFile, bundleFile]);

const unpack = promisify(gunzip);

/** Reads a file of an index and checks that it is whole. */
export async function readIndexFile(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (!COMPRESSED.test(path)) {
    if (bytes.length === 0) throw damaged(path, 'it is empty');
    return bytes;
  }
  try {
    const content = await unpack(bytes);
    if (content.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
      throw new Error('it does not begin as it should');
    return content.subarray(SIGNATURE.length);
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

/** Reads the groups that a file of records holds. */
export async function readRecords(path: string): Promise<SearchGroup[]> {
  const content = await readIndexFile(path);
  try {
    return fragmentFile.parse(JSON.parse(content.toString('utf8'))).map(({ anchors }) => readGroupAnchors(anchors));
  } catch (error) {
    throw damaged(path, systemReason(error), error);
  }
}

function damaged(path: string, reason: string, cause?: unknown): Error {
  return usageError(`The file ${basename(path)} of the search index cannot be read: ${reason}. Build again.`, cause);
}
