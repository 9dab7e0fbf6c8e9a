import { findNews, sortByChange } from '../core/lint/news.ts';
import { ABSOLUTE_RULES } from '../core/lint/rules/index.ts';
import { compareMessages, type Message } from '../core/model/message.ts';
import type { Changes } from './changes.ts';
import { contentAtCommit } from './content-at-commit.ts';
import { lintContent } from './lint-content.ts';
import { copyParsedNotes, type ParsedNotes } from './parsed-notes.ts';
import type { Content } from './read-content.ts';

/**
 * Returns the messages that concern the author of some changes: those on lines that have changed, and those that the
 * changes have caused on other lines. What was wrong before is none of them.
 */
export async function messagesSince(
  contentDir: string,
  { content, messages }: { readonly content: Content; readonly messages: readonly Message[] },
  { changes, parsed }: { readonly changes: Changes; readonly parsed: ParsedNotes },
): Promise<readonly Message[]> {
  const places = new Map(
    Array.from(changes.files, ([path, { before, lines }]) => [path, { lines, isMoved: before !== path }]),
  );
  const { touched, elsewhere } = sortByChange(messages, places);
  if (elsewhere.length === 0) return touched;
  const before = await contentAtCommit(contentDir, content, changes);
  const checks = [{ rules: ABSOLUTE_RULES, isTold: () => true }];
  const { messages: old } = await lintContent(before, { parsed: copyParsedNotes(parsed), checks });
  const moved = new Map(
    Array.from(changes.files.values()).flatMap(({ before: from, path }) => (from === null ? [] : [[from, path]])),
  );
  return [...touched, ...findNews(elsewhere, old, moved)].sort(compareMessages);
}
