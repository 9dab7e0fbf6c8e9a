import { type FileHandle, lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkName, foldName } from './file-name.ts';
import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/**
 * Writes a note that does not exist yet, with the folders above it. Throws a usage error, and writes nothing, when something
 * is in the way: a file, a symbolic link, or a name that only differs in case.
 */
export async function createNote(contentDir: string, path: string, text: string): Promise<void> {
  await checkWay(contentDir, path);
  const location = join(contentDir, path);
  let file: FileHandle | null = null;
  try {
    await mkdir(dirname(location), { recursive: true });
    file = await open(location, 'wx');
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    // A file that was there before was not opened.
    if (file !== null) await rm(location, { force: true });
    throw usageError(`The note \`${path}\` cannot be written: ${systemReason(error)}.`, error);
  } finally {
    await file?.close();
  }
}

async function checkWay(contentDir: string, path: string): Promise<void> {
  const names = path.split('/');
  for (const [index, name] of names.entries()) {
    const isFolder = index < names.length - 1;
    const at = names.slice(0, index + 1).join('/');
    const parent = join(contentDir, ...names.slice(0, index));
    const others = await readdir(parent).catch((): string[] => []);
    const [problem] = checkName(at, name, isFolder);
    if (problem !== undefined && !others.includes(name)) throw usageError(`${problem.message}. Choose another one.`);
    const like = others.find((other) => other !== name && foldName(other) === foldName(name));
    if (like !== undefined && !others.includes(name)) {
      throw usageError(`Unexpected name \`${name}\` beside \`${like}\`, expected one that differs in more than case.`);
    }
    const stats = await lstat(join(parent, name)).catch(() => null);
    if (stats === null || (isFolder && stats.isDirectory())) continue;
    const found = stats.isSymbolicLink() ? 'symbolic link' : stats.isDirectory() ? 'folder' : 'file';
    throw usageError(`Unexpected ${found} \`${at}\`, expected ${isFolder ? 'a folder' : 'a free name'}.`);
  }
}
