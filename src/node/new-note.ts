import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { findNews } from '../core/lint/news.ts';
import { unreadFrontmatter } from '../core/lint/unread-frontmatter.ts';
import { buildAddresses } from '../core/model/addresses.ts';
import { compareText, type Message } from '../core/model/message.ts';
import { type PlannedNote, planNote } from '../core/site/plan-note.ts';
import { createNote } from './create-note.ts';
import { createExclude } from './exclude.ts';
import { loadKept } from './load-kept.ts';
import { assembleSite } from './load-site.ts';
import { newNoteText } from './note-text.ts';
import type { Content } from './read-content.ts';
import { insidePath } from './select-files.ts';
import { usageError } from './usage-error.ts';

/** A note to make. */
export interface NewNoteRequest {
  readonly contentDir: string;
  /** Folder, from the one in which the command runs or from the content folder; it may be new. */
  readonly category: string;
  readonly title: string;
}

/** A note that was made, or what is wrong with it. */
export interface NewNote {
  readonly path: string;
  readonly text: string;
  /** What is wrong with the frontmatter of other notes, whose addresses are not known then: nothing was written. */
  readonly unread: readonly Message[];
  /** What the content has to be told of that it did not have before. With an error, nothing was written. */
  readonly messages: readonly Message[];
}

/** Makes a note. Throws a usage error when its path or address is taken, or when it would be no content. */
export async function newNote(request: NewNoteRequest, notify: (notice: string) => void): Promise<NewNote> {
  const { contentDir } = request;
  const title = request.title.replace(/\s+/g, ' ').trim();
  if (title === '') throw usageError('Unexpected empty --title, expected the title of the note.');
  const category = categoryPath(contentDir, request.category);
  const { content, loaded: before, parsed } = await loadKept(contentDir, notify);
  const addresses = before.site?.addresses ?? emptyAddresses(content);
  const path = freePath(planNote(addresses, category, title), title);
  refuseExcluded(content, path);
  const text = newNoteText(title);
  const unread = unreadFrontmatter(before.messages);
  if (unread.length > 0) return { path, text, unread, messages: [] };
  const after = await assembleSite(withNote(content, path, text), { parsed });
  const messages = findNews(after.messages, before.messages, new Map()).filter(({ severity }) => severity !== 'notice');
  if (!messages.some(({ severity }) => severity === 'error')) await createNote(contentDir, path, text);
  return { path, text, unread, messages };
}

function categoryPath(contentDir: string, category: string): string {
  const path =
    category === ''
      ? ''
      : (insidePath(contentDir, resolve(category)) ?? insidePath(contentDir, resolve(contentDir, category)));
  if (path === null) {
    throw usageError(`Unexpected \`${category}\` for --category, expected a folder of the content \`${contentDir}\`.`);
  }
  const hidden = path.split('/').find((name) => name.startsWith('.') || name === 'node_modules');
  if (hidden === undefined) return path;
  throw usageError(`Unexpected \`${hidden}\` for --category, which is never content, expected another name.`);
}

function emptyAddresses({ files, sizes, excluded }: Content) {
  return buildAddresses({ notes: [], files, sizes, base: '/', excluded }).addresses;
}

function freePath(planned: PlannedNote, title: string): string {
  if (planned.type === 'free') return planned.path;
  const { path, slug, owner } = planned;
  if (owner === null) {
    throw usageError(
      `Unexpected title \`${title}\`: the address \`/${slug}/\` belongs to the site itself. Choose another title or category.`,
    );
  }
  const what = owner === path ? `the file \`${path}\` is there already` : `\`${owner}\` has the address \`/${slug}/\``;
  const instead = owner.endsWith('.md') ? `, or add to that note: \`npm run add -- URL --note ${owner}\`` : '';
  throw usageError(`Unexpected title \`${title}\`: ${what}. Choose another title or category${instead}.`);
}

function refuseExcluded({ settings }: Content, path: string): void {
  const isExcluded = createExclude(settings.exclude);
  const names = path.split('/');
  const excluded = names.findIndex((_, index) =>
    isExcluded(names.slice(0, index + 1).join('/'), index < names.length - 1),
  );
  if (excluded < 0) return;
  const what = names.slice(0, excluded + 1).join('/');
  throw usageError(`Unexpected name \`${what}\`, which is left out of the content. Choose another title or category.`);
}

function withNote(content: Content, path: string, text: string): Content {
  const sources = [...content.sources, { path, text }].sort((a, b) => compareText(a.path, b.path));
  return { ...content, sources, digests: new Map([...content.digests, [path, hash('sha256', text)]]) };
}
