import { closeSync, opendirSync, openSync, writeFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';

/** A folder of pages that a program finds in a known order. */
export interface PagesInOrder {
  /** Whether the folder still lists its files as it did when they were written. */
  readonly isUnchanged: () => boolean;
}

/** How many files are written before others get a turn. */
const TURN = 500;

/**
 * Writes pages into an empty folder such that a program which reads the folder meets them in their order, whatever order
 * the file system lists files in: the files are made first, and the one listed first gets the first page. Which name a
 * page gets then depends on the file system, so the names must not count. Pagefind keeps them as addresses, in which
 * every byte that is not UTF-8 becomes the same sign; so the names are made of such bytes. Returns null where the file
 * system does not take them (macOS, Windows).
 */
export async function writePagesInOrder(pages: readonly string[], folder: string): Promise<PagesInOrder | null> {
  const dir = Buffer.from(`${folder}/`);
  const pathOf = (name: Buffer) => Buffer.concat([dir, name]);
  for (const [index] of pages.entries()) {
    if (!makeFile(pathOf(opaqueName(index)))) return null;
    if (index % TURN === 0) await breathe();
  }
  const order = listNames(folder);
  for (const [index, name] of order.entries()) {
    writeFileSync(pathOf(name), pages[index] ?? '');
    if (index % TURN === 0) await breathe();
  }
  return {
    isUnchanged: () => {
      const now = listNames(folder);
      return now.length === order.length && now.every((name, index) => name.equals(order[index] ?? name));
    },
  };
}

/** Makes an empty file; false where a file cannot have such a name. */
function makeFile(path: Buffer): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && REFUSALS.has(String(error.code))) return false;
    throw error;
  }
}

const REFUSALS: ReadonlySet<string> = new Set(['EILSEQ', 'EINVAL', 'ENOENT', 'EEXIST']);

/** Names as the system lists them; `readdir` would sort them. */
function listNames(folder: string): Buffer[] {
  const names: Buffer[] = [];
  const dir = opendirSync(folder, { encoding: 'buffer' as BufferEncoding, bufferSize: 1024 });
  for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) names.push(entry.name as unknown as Buffer);
  dir.closeSync();
  return names;
}

/** The address that Pagefind makes of each such name. */
export const OPAQUE_URL = `/${'%EF%BF%BD'.repeat(4)}.html`;

/** A name of four bytes from 0x80 to 0xBF, none of which can begin a character of UTF-8. */
function opaqueName(index: number): Buffer {
  const bytes = [18, 12, 6, 0].map((shift) => 0x80 | ((index >> shift) & 0x3f));
  return Buffer.concat([Buffer.from(bytes), Buffer.from('.html')]);
}
