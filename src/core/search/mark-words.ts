import type { Query } from './query.ts';
import { stem } from './stem.ts';
import { fold } from './words.ts';

/** A piece of a text that is shown, with whether a word of the query matches there. */
export interface MarkedText {
  readonly text: string;
  readonly isMatch: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Cuts a text into pieces that match a word of the query and pieces that do not; together they are the text. */
export function markWords(text: string, query: Query): MarkedText[] {
  const stems = new Set(query.words.map(stem));
  const matches = (word: string) => stems.has(stem(word)) || query.words.some((wanted) => startsWith(word, wanted));
  const pieces: MarkedText[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!matches(fold(word))) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), isMatch: false });
    pieces.push({ text: word, isMatch: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false });
  return pieces;
}

function startsWith(word: string, wanted: string): boolean {
  return wanted.length > 1 && word.startsWith(wanted);
}
