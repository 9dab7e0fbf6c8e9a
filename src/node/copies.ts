import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { usedFiles } from './check-used-files.ts';
import { mapInTurns } from './in-turns.ts';
import { sourcePath } from './machine-view.ts';
import { fileError, systemReason } from './problem.ts';
import type { Content } from './read-content.ts';
import { isShortage } from './refusal.ts';

/** Puts the Markdown of each note beside its page, and the files that notes use at their own path. */
export async function writeCopies(site: Site, content: Content, stage: string): Promise<Message[]> {
  const folders = new Set<string>();
  const makeFolder = (location: string): void => {
    const folder = dirname(location);
    if (folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  };
  await mapInTurns(content.sources, ({ path, text }) => {
    const location = join(stage, sourcePath(site, path));
    makeFolder(location);
    // Strict decoding loses nothing but the mark, so this gives the bytes of the file.
    writeFileSync(location, content.marked.has(path) ? `\ufeff${text}` : text, { flag: 'wx' });
  });
  const messages = await mapInTurns(usedFiles(site), (path) => {
    const location = join(stage, path);
    try {
      makeFolder(location);
      copyFileSync(content.locations.get(path) ?? path, location, constants.COPYFILE_EXCL);
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
