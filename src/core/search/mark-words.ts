import type { Query } from './query.ts';
import { stem } from './stem.ts';
import { fold } from './words.ts';

/** A piece of a text that is shown, with whether a word of the query matches there. */
export interface MarkedText {
  readonly text: string;
  readonly isMatch: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Where a word in camel case falls apart. */
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** Cuts a text into pieces that match a word of the query and pieces that do not; together they are the text. */
export function markWords(text: string, query: Query): MarkedText[] {
  const stems = new Set(query.words.map(stem));
  const matches = (word: string) => stems.has(stem(word)) || query.words.some((wanted) => startsWith(word, wanted));
  const pieces: MarkedText[] = [];
  let end = 0;
  for (const { word, index } of wordsAndHumps(text, matches)) {
    if (index > end) pieces.push({ text: text.slice(end, index), isMatch: false });
    pieces.push({ text: word, isMatch: true });
    end = index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false });
  return pieces;
}

/** The words that match; of a word in camel case that does not, the parts that do: `Parser` in `ConfigParser`. */
function* wordsAndHumps(text: string, matches: (word: string) => boolean): Generator<{ word: string; index: number }> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (matches(fold(word))) {
      yield { word, index };
      continue;
    }
    let start = index;
    for (const part of word.split(HUMP)) {
      if (part.length < word.length && matches(fold(part))) yield { word: part, index: start };
      start += part.length;
    }
  }
}

function startsWith(word: string, wanted: string): boolean {
  return wanted.length > 1 && word.startsWith(wanted);
}
