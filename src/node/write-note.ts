import { hash } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { usageError } from './usage-error.ts';

/**
 * Writes a note that was read and changed: its byte order mark, owner's rights and line ends stay. The file is replaced in
 * one step, so that it is whole at any moment. Throws a usage error, and writes nothing, when the file has changed since
 * it was read, or is no regular file any more.
 */
export async function writeNote(content: Content, path: string, text: string): Promise<void> {
  const location = content.locations.get(path);
  if (location === undefined) throw usageError(`The note \`${path}\` is not among those that were read.`);
  const temporary = join(dirname(location), `.${basename(location)}.${process.pid}.tmp`);
  try {
    const stats = await lstat(location);
    if (!stats.isFile()) throw usageError(`The note \`${path}\` is no regular file any more; it is as it was.`);
    if (hash('sha256', await readFile(location)) !== content.digests.get(path)) {
      throw usageError(`The note \`${path}\` was changed by another program meanwhile; it is as it was. Try again.`);
    }
    const file = await open(temporary, 'wx', stats.mode);
    try {
      // The mode given to `open` is cut by the mask of the process.
      await file.chmod(stats.mode);
      await file.writeFile(content.marked.has(path) ? `\ufeff${text}` : text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, location);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof Error && 'syscall' in error) {
      throw usageError(`The note \`${path}\` cannot be written: ${systemReason(error)}.`, error);
    }
    throw error;
  }
}
