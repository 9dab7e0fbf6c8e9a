import type { Message } from '../model/message.ts';
import { FILE_START } from '../model/span.ts';
import { ABSOLUTE_RULES } from './rules/index.ts';

/** What is known of a changed file. */
export interface ChangedPlace {
  /** The lines that differ, from 1; null for the whole file. */
  readonly lines: ReadonlySet<number> | null;
  /** Whether the file has another name than before. */
  readonly isMoved: boolean;
}

/** Messages by what an author who changed some lines has to do with them. */
export interface SortedMessages {
  /** They stand on lines that have changed. */
  readonly touched: readonly Message[];
  /** They stand elsewhere, and could come from the change all the same. */
  readonly elsewhere: readonly Message[];
}

/** Rules whose findings do not come and go with what stands in other places. */
const ABSOLUTE: ReadonlySet<string> = new Set(ABSOLUTE_RULES.map(({ id }) => id));

/** Tells messages on changed lines from all others. */
export function sortByChange(messages: readonly Message[], changes: ReadonlyMap<string, ChangedPlace>): SortedMessages {
  const touched = messages.filter((message) => isTouched(message, changes.get(message.file)));
  const known = new Set(touched);
  const elsewhere = messages.filter(
    (message) => !known.has(message) && message.severity !== 'notice' && ABSOLUTE.has(message.rule),
  );
  return { touched, elsewhere };
}

function isTouched({ line, column, endLine, endColumn }: Message, change: ChangedPlace | undefined): boolean {
  if (change === undefined) return false;
  if (change.lines === null) return true;
  const isWholeFile = line === FILE_START.line && column === FILE_START.column && endLine === 1 && endColumn === 1;
  if (isWholeFile && change.isMoved) return true;
  for (let at = line; at <= endLine; at++) if (change.lines.has(at)) return true;
  return false;
}

/** Returns the messages that were not there before, by file, rule and text: lines may have moved. */
export function findNews(
  messages: readonly Message[],
  before: readonly Message[],
  moved: ReadonlyMap<string, string>,
): Message[] {
  const left = new Map<string, number>();
  for (const message of before) {
    const key = keyOf(message, moved.get(message.file) ?? message.file);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return messages.filter((message) => {
    const key = keyOf(message, message.file);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function keyOf({ rule, message }: Message, file: string): string {
  return JSON.stringify([file, rule, message]);
}
