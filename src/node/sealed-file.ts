import { createHash, hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of ours as it was read: `damaged` when its bytes are not those that were written. */
export type SealedFile =
  | { readonly type: 'missing' }
  | { readonly type: 'damaged' }
  | { readonly type: 'whole'; readonly head: unknown; readonly body: Buffer };

/** First word of each sealed file; a SHA-256 of all behind the first line follows. */
const MARK = 'waymark-cache';

/** Where the first line ends: the mark, a space, the hash in hex, a line break. */
const SEAL_LENGTH = MARK.length + 1 + 64 + 1;

/** How much is written at once, in bytes. */
const BATCH = 1024 * 1024;

/** How much is read for a head alone, in bytes. */
const HEAD_LENGTH = 16 * 1024;

/** Reads a file that {@link writeSealed} wrote. Throws when the system refuses it. */
export async function readSealed(location: string): Promise<SealedFile> {
  const bytes = await readFile(location).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return { type: 'missing' };
  const content = bytes.subarray(SEAL_LENGTH);
  if (bytes.toString('latin1', 0, SEAL_LENGTH) !== seal(hash('sha256', content))) return { type: 'damaged' };
  const end = content.indexOf('\n');
  return { type: 'whole', head: JSON.parse(content.toString('utf8', 0, end)), body: content.subarray(end + 1) };
}

/** Reads the head of a sealed file without looking at the rest; null when it has none. */
export async function readSealedHead(location: string): Promise<unknown> {
  const handle = await open(location).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    const [mark = '', head = ''] = buffer.toString('utf8', 0, bytesRead).split('\n');
    return mark.startsWith(MARK) ? JSON.parse(head) : null;
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

/** Writes a file with a head of JSON and a body, piece by piece; it appears whole or not at all. */
export async function writeSealed(location: string, head: object, body: Iterable<Uint8Array>): Promise<void> {
  const draft = `${location}.${randomUUID()}.new`;
  await mkdir(dirname(location), { recursive: true });
  try {
    const handle = await open(draft, 'wx');
    try {
      const digest = createHash('sha256');
      let at = SEAL_LENGTH;
      for (const batch of inBatches(Buffer.from(`${JSON.stringify(head)}\n`), body)) {
        for (const bytes of batch) digest.update(bytes);
        at += await writeAll(handle, batch, at);
      }
      await handle.write(seal(digest.digest('hex')), 0);
    } finally {
      await handle.close();
    }
    await rename(draft, location);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Writes pieces one behind the other; returns how many bytes they are. */
async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[], position: number): Promise<number> {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  let { bytesWritten: written } = await handle.writev(pieces, position);
  // The system may take fewer at once than it is given.
  while (written < size) {
    const left = Buffer.concat(pieces).subarray(written);
    written += (await handle.write(left, 0, left.length, position + written)).bytesWritten;
  }
  return size;
}

/** Gathers small pieces, so that each write is worth its call. */
function* inBatches(first: Uint8Array, pieces: Iterable<Uint8Array>): Generator<readonly Uint8Array[]> {
  let batch = [first];
  let size = first.length;
  for (const piece of pieces) {
    batch.push(piece);
    size += piece.length;
    if (size < BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  yield batch;
}

function seal(digest: string): string {
  return `${MARK} ${digest}\n`;
}
