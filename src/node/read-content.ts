import { stat } from 'node:fs/promises';
import { compareMessages, compareText, type Message } from '../core/model/message.ts';
import type { Source } from '../core/model/note.ts';
import { FILE_START } from '../core/model/span.ts';
import type { Settings } from '../core/schema/settings.ts';
import { ASSET_TYPES, extensionOf } from './asset-types.ts';
import { createExclude } from './exclude.ts';
import { type ImageSize, readImageSizes } from './image-sizes.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { readSettings, SETTINGS_FILE, type SettingsFile } from './read-settings.ts';
import { readText, type TextFile } from './read-text.ts';
import { usageError } from './usage-error.ts';
import { type ContentFile, walkContent } from './walk-content.ts';

/** A content folder as it was read. */
export interface Content {
  readonly settings: Settings;
  /** The notes by path. One that could not be read is there with an empty text, so that links to it are not reported. */
  readonly sources: readonly Source[];
  /** Paths of the files that notes may show or link to. */
  readonly files: readonly string[];
  /** Sizes of the images among them. */
  readonly sizes: ReadonlyMap<string, ImageSize>;
  /** Paths of the folders and files that are no content. */
  readonly excluded: readonly string[];
  readonly messages: readonly Message[];
  /** Where each note and file is on the disk. */
  readonly locations: ReadonlyMap<string, string>;
  /** Paths of the notes that begin with a byte order mark. */
  readonly marked: ReadonlySet<string>;
  /** SHA-256 of the bytes of each note and of the settings. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Reads the settings of a content folder. Throws a usage error when there is no such folder. */
export async function openContent(contentDir: string): Promise<SettingsFile> {
  await checkFolder(contentDir);
  return readSettings(contentDir);
}

/** Reads every note below a folder, and lists the files beside them. All problems are told in one run. */
export async function readContent(contentDir: string, opened?: SettingsFile): Promise<Content> {
  const settings = opened ?? (await openContent(contentDir));
  const walk = await walkContent(contentDir, createExclude(settings.settings.exclude));
  const notes = walk.files.filter((file) => file.path.endsWith('.md'));
  const assets = walk.files.filter((file) => isAsset(file));
  const texts = notes.map(readText);
  const sizes = await readImageSizes(assets);
  const messages = [...settings.messages, ...walk.messages, ...texts.flatMap((text) => text.messages)];
  messages.push(...describeExcluded(walk.excluded.folders.length, walk.excluded.files.length));
  if (notes.length === 0) {
    const hint = 'Name another folder with `--content`, or write a first note, such as `index.md`';
    messages.push(
      fileError(WHOLE_FOLDER, 'no-notes', 'Unexpected folder without notes, expected files that end with `.md`', hint),
    );
  }
  return {
    settings: settings.settings,
    sources: texts.map(({ path, text }) => ({ path, text: text ?? '' })),
    files: assets.map((file) => file.path),
    sizes,
    excluded: [...walk.excluded.folders, ...walk.excluded.files].sort(compareText),
    messages: messages.sort(compareMessages),
    locations: new Map([...notes, ...assets].map(({ path, location }) => [path, location])),
    marked: new Set(texts.filter((text) => text.bom).map((text) => text.path)),
    digests: new Map([[SETTINGS_FILE, settings.digest], ...texts.map(digestOf)]),
  };
}

async function checkFolder(contentDir: string): Promise<void> {
  const stats = await stat(contentDir).catch((error: unknown) => {
    throw usageError(`The content folder \`${contentDir}\` cannot be read: ${systemReason(error)}.`);
  });
  if (!stats.isDirectory()) throw usageError(`The content \`${contentDir}\` is a file, expected a folder.`);
}

function isAsset({ path }: ContentFile): boolean {
  return path !== SETTINGS_FILE && extensionOf(path) in ASSET_TYPES;
}

function digestOf({ path, digest }: TextFile): [string, string] {
  return [path, digest];
}

function describeExcluded(folders: number, files: number): Message[] {
  if (folders + files === 0) return [];
  const parts = [counted(folders, 'folder'), counted(files, 'file')].filter((part) => part !== '');
  const message = `${parts.join(' and ')} left out: names that begin with a dot, node_modules and what \`exclude\` names are no content`;
  return [{ file: WHOLE_FOLDER, ...FILE_START, severity: 'notice', rule: 'excluded', message }];
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
