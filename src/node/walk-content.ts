import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Message } from '../core/model/message.ts';
import { checkName, foldName } from './file-name.ts';
import { mapInTurns } from './in-turns.ts';
import { fileError, systemReason } from './problem.ts';
import { isShortage } from './refusal.ts';

/** A regular file of the content folder. */
export interface ContentFile {
  /** Path inside the content folder, with forward slashes, in Unicode's composed form. */
  readonly path: string;
  /** Where it is on the disk. */
  readonly location: string;
}

/** What a content folder holds. */
export interface Walk {
  /** By path. */
  readonly files: readonly ContentFile[];
  /** Paths of folders and files that are no content. */
  readonly excluded: { readonly folders: readonly string[]; readonly files: readonly string[] };
  readonly messages: readonly Message[];
}

/**
 * Lists the regular files below a folder, whatever order the disk gives them in. Links and special files are errors;
 * folders that begin with a dot, `node_modules` and what `isExcluded` names are left out and counted.
 */
export async function walkContent(root: string, isExcluded: Exclude): Promise<Walk> {
  const files: ContentFile[] = [];
  const excluded = { folders: [] as string[], files: [] as string[] };
  const messages: Message[] = [];
  let level: readonly ContentFile[] = [{ path: '', location: root }];
  while (level.length > 0) {
    const folders = (await mapInTurns(level, list)).map((listing) => sortOut(listing, isExcluded));
    for (const folder of folders) {
      for (const file of folder.files) files.push(file);
      for (const message of folder.messages) messages.push(message);
      for (const path of folder.excluded.folders) excluded.folders.push(path);
      for (const path of folder.excluded.files) excluded.files.push(path);
    }
    level = folders.flatMap((folder) => folder.folders);
  }
  return { files: files.sort((a, b) => compareText(a.path, b.path)), excluded, messages };
}

type Exclude = (path: string, isFolder: boolean) => boolean;

/** Tells files, folders and what is no content apart in one folder. */
function sortOut({ folder, entries, problems }: Listing, isExcluded: Exclude): Walk & { folders: ContentFile[] } {
  const files: ContentFile[] = [];
  const folders: ContentFile[] = [];
  const excluded = { folders: [] as string[], files: [] as string[] };
  const messages = [...problems];
  const kept: Entry[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.path, b.path) || compareText(a.name, b.name))) {
    const isFolder = entry.dirent.isDirectory();
    if (isHidden(entry.name, isFolder) || isExcluded(entry.path, isFolder)) {
      if (isFolder) excluded.folders.push(entry.path);
      else if (!entry.name.startsWith('.') || entry.name.endsWith('.md')) excluded.files.push(entry.path);
      continue;
    }
    kept.push(entry);
    messages.push(...checkName(entry.path, entry.name, isFolder));
    const file = { path: entry.path, location: join(folder.location, entry.name) };
    if (isFolder) folders.push(file);
    else if (entry.dirent.isFile()) files.push(file);
    else messages.push(refuseSpecial(entry));
  }
  messages.push(...findCollisions(kept));
  return { files, folders, excluded, messages };
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly dirent: Dirent<Buffer>;
}

interface Listing {
  readonly folder: ContentFile;
  readonly entries: Entry[];
  readonly problems: readonly Message[];
}

/** Names are read as bytes: a name that is not UTF-8 would be read under another one. */
function list(folder: ContentFile): Listing {
  const problems: Message[] = [];
  let dirents: Dirent<Buffer>[] = [];
  try {
    dirents = readdirSync(folder.location, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    if (isShortage(error)) throw error;
    const message = `Unexpected unreadable folder: ${systemReason(error)}`;
    problems.push(fileError(folder.path || '.', 'unreadable-file', message));
  }
  const entries: Entry[] = [];
  for (const dirent of dirents) {
    const name = dirent.name.toString('utf8');
    const path = (folder.path === '' ? name : `${folder.path}/${name}`).normalize('NFC');
    if (dirent.name.equals(Buffer.from(name))) entries.push({ path, name, dirent });
    else problems.push(refuseBytes(path, dirent.name));
  }
  return { folder, entries, problems };
}

function isHidden(name: string, isFolder: boolean): boolean {
  return name.startsWith('.') || (isFolder && name === 'node_modules');
}

/** The bytes tell two names apart that are shown alike. */
function refuseBytes(path: string, name: Buffer): Message {
  const bytes = name
    .toString('latin1')
    .replace(/[^ -~]/g, (byte) => `\\x${Buffer.from(byte, 'latin1').toString('hex')}`);
  return fileError(path, 'file-name', `Unexpected bytes in the name \`${bytes}\`, expected UTF-8`, 'Rename it');
}

function refuseSpecial({ path, dirent }: Entry): Message {
  return dirent.isSymbolicLink()
    ? fileError(path, 'unsafe-file', 'Unexpected symbolic link, expected a file', 'Put the file itself in its place')
    : fileError(path, 'unsafe-file', 'Unexpected special file (device, pipe or socket), expected a file', 'Remove it');
}

/** Names in one folder that are the same on a system that does not tell case or composition apart. */
function findCollisions(entries: readonly Entry[]): Message[] {
  const messages: Message[] = [];
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = foldName(entry.name);
    const other = first.get(key);
    if (other === undefined) first.set(key, entry);
    else {
      const message = `Unexpected name \`${entry.name}\` beside \`${other.name}\`, expected names that differ in more than case or accents' encoding`;
      messages.push(fileError(entry.path, 'path-collision', message, 'Rename one of the two'));
    }
  }
  return messages;
}
