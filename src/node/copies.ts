import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { usedFiles } from './check-used-files.ts';
import { mapConcurrent } from './concurrent.ts';
import { sourcePath } from './machine-view.ts';
import { fileError, systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { isShortage } from './refusal.ts';

/** Puts the Markdown of each note beside its page, and the files that notes use at their own path. */
export async function writeCopies(site: Site, content: Content, stage: string): Promise<Message[]> {
  const folders = new Set<string>();
  const makeFolder = async (location: string): Promise<void> => {
    const folder = dirname(location);
    if (folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    folders.add(folder);
  };
  await mapConcurrent(content.sources, 32, async ({ path, text }) => {
    const location = join(stage, sourcePath(site, path));
    await makeFolder(location);
    // Strict decoding loses nothing but the mark, so this gives the bytes of the file.
    await writeFile(location, content.marked.has(path) ? `\ufeff${text}` : text, { flag: 'wx' });
  });
  const messages = await mapConcurrent(usedFiles(site), 16, async (path) => {
    const location = join(stage, path);
    try {
      await makeFolder(location);
      await copyFile(content.locations.get(path) ?? path, location, constants.COPYFILE_EXCL);
      return [];
    } catch (error) {
      return [refuse(path, error)];
    }
  });
  return messages.flat();
}

function refuse(path: string, error: unknown): Message {
  if (isShortage(error)) throw error;
  const isTaken = error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR');
  return isTaken
    ? fileError(
        path,
        'path-collision',
        `Unexpected file at \`/${path}\`, which the site itself uses`,
        'Rename the file',
      )
    : fileError(path, 'unreadable-file', `Unexpected unreadable file: ${systemReason(error)}`);
}
