import { findNews, sortByChange } from '../core/lint/news.ts';
import { compareMessages, type Message } from '../core/model/message.ts';
import type { Changes } from './changes.ts';
import { contentAtCommit } from './content-at-commit.ts';
import { findFaults, type LoadedSite } from './load-site.ts';
import { copyParsedNotes, type ParsedNotes } from './parsed-notes.ts';

/**
 * Returns the messages that concern the author of some changes: those on lines that have changed, and those that the
 * changes have caused on other lines. What was wrong before is none of them.
 */
export async function messagesSince(
  contentDir: string,
  { content, messages }: LoadedSite,
  { changes, parsed }: { readonly changes: Changes; readonly parsed: ParsedNotes },
): Promise<readonly Message[]> {
  const places = new Map(
    Array.from(changes.files, ([path, { before, lines }]) => [path, { lines, isMoved: before !== path }]),
  );
  const { touched, elsewhere } = sortByChange(messages, places);
  if (elsewhere.length === 0) return touched;
  const before = await contentAtCommit(contentDir, content, changes);
  const old = await findFaults(before, { parsed: copyParsedNotes(parsed) });
  const moved = new Map(
    Array.from(changes.files.values()).flatMap(({ before: from, path }) => (from === null ? [] : [[from, path]])),
  );
  return [...touched, ...findNews(elsewhere, old, moved)].sort(compareMessages);
}
