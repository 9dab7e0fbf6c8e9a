import { unreadFrontmatter } from '../core/lint/unread-frontmatter.ts';
import { compareMessages } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import { buildLinkDiff } from '../core/site/link-diff.ts';
import { type Changes, findChanges } from './changes.ts';
import { contentAtCommit } from './content-at-commit.ts';
import { readNotes } from './load-site.ts';
import type { ParseCache } from './parse-cache.ts';
import { copyParsedNotes, createParsedNotes } from './parsed-notes.ts';
import { readContent } from './read-content.ts';
import type { DiffReport } from './report-diff.ts';

/** What to compare. */
export interface DiffRequest {
  readonly contentDir: string;
  /** The content is compared with the commit at which the current one and this revision have parted. */
  readonly since: string;
  readonly cache: ParseCache | null;
}

/**
 * Compares the links of a content folder, what is not committed yet included, with those that it had before. Throws a
 * usage error for a folder or a revision that is not there, and without git.
 */
export async function diffContent({ contentDir, since, cache }: DiffRequest): Promise<DiffReport> {
  // git looks while the notes are read; when both fail, the folder is what is told of.
  const changing = findChanges(contentDir, since);
  changing.catch(() => undefined);
  const content = await readContent(contentDir);
  const parsed = cache === null ? createParsedNotes() : await cache.load(content);
  const { notes, messages } = await readNotes(content, { parsed });
  const changes = await changing;
  const old = await contentAtCommit(contentDir, content, changes);
  const { notes: then } = await readNotes(old, { parsed: copyParsedNotes(parsed) });
  const now = Array.from(notes.values(), ({ note }) => note);
  const { gone, come, renamed } = pathsOf(changes);
  const diff = buildLinkDiff({
    before: [...then].flatMap(([path, { note }]) => (gone.has(path) ? [note] : [])),
    after: now.filter(({ path }) => come.has(path)),
    renamed,
    others: addressesOf(now.filter(({ path }) => !come.has(path))),
  });
  return { contentDir, base: changes.base, unread: unreadFrontmatter(messages()).sort(compareMessages), ...diff };
}

/** The paths of changed files before and now, and those of both of which one became the other. */
function pathsOf({ files, removed }: Changes) {
  const gone = new Set(removed);
  const renamed = new Map<string, string>();
  for (const { path, before } of files.values()) {
    // git names files by their bytes, and content by composed characters.
    const from = before?.normalize('NFC');
    if (from === undefined) continue;
    gone.add(from);
    renamed.set(from, path);
  }
  return { gone, come: new Set(files.keys()), renamed };
}

function* addressesOf(notes: readonly Note[]): Generator<string> {
  for (const { addresses } of notes) yield* addresses;
}
