import { compareText, type Message } from '../core/model/message.ts';
import { ASSET_TYPES, extensionOf } from './asset-types.ts';
import type { Changes } from './changes.ts';
import { createExclude } from './exclude.ts';
import { foldName } from './file-name.ts';
import { readAtCommit } from './git.ts';
import type { Content } from './read-content.ts';
import { decodeText, type TextFile } from './read-text.ts';

/** Findings about names: what they say of a file that keeps its name is as old as the name. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(['file-name', 'path-collision']);

/**
 * Returns the content as it was when the changes began, read under the settings of now. Files that have not changed are
 * the same objects.
 */
export async function contentAtCommit(contentDir: string, content: Content, changes: Changes): Promise<Content> {
  const isExcluded = createExclude(content.settings.exclude);
  const old = [...changes.files.values()].flatMap(({ before }) => (before === null ? [] : [before]));
  const paths = [...old, ...changes.removed].filter((path) => isContent(path, isExcluded));
  const notes = paths.filter((path) => path.endsWith('.md'));
  const bytes = await readAtCommit(contentDir, changes.base, notes);
  const texts = Array.from(bytes, ([path, file]) => decodeText(path.normalize('NFC'), file));
  const isSame = (path: string) => !changes.files.has(path);
  const sources = [
    ...content.sources.filter(({ path }) => isSame(path)),
    ...texts.map(({ path, text }) => ({ path, text: text ?? '' })),
  ];
  const assets = paths.filter((path) => extensionOf(path) in ASSET_TYPES);
  return {
    ...content,
    sources: sources.sort((a, b) => compareText(a.path, b.path)),
    files: [...content.files.filter(isSame), ...assets].sort(compareText),
    messages: [...content.messages.filter((message) => isOld(message, changes)), ...texts.flatMap(messagesOf)],
    digests: new Map([...content.digests, ...texts.map(({ path, digest }) => [path, digest] as const)]),
  };
}

function messagesOf({ messages }: TextFile): readonly Message[] {
  return messages;
}

function isContent(path: string, isExcluded: (path: string, isFolder: boolean) => boolean): boolean {
  const names = path.split('/');
  if (names.some((name) => name.startsWith('.'))) return false;
  return names.every((name, index) => {
    const isFolder = index < names.length - 1;
    const part = names.slice(0, index + 1).join('/');
    return !(isFolder && name === 'node_modules') && !isExcluded(part, isFolder);
  });
}

/** Whether a finding of reading was there before: about a file that is the same, or about a name that is. */
function isOld({ file, rule }: Message, { files }: Changes): boolean {
  const change = files.get(file);
  if (change !== undefined && !(ABOUT_NAMES.has(rule) && change.before === file)) return false;
  if (rule !== 'path-collision') return true;
  const folded = foldName(file);
  return ![...files.values()].some(({ path, before }) => path !== before && path !== file && foldName(path) === folded);
}
