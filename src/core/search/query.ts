import { hostAndPath, normaliseAddress } from '../model/address.ts';
import { wordsOf } from './words.ts';

/** What a reader looks for. */
export interface Query {
  /** As typed, white space collapsed. */
  readonly text: string;
  readonly words: readonly string[];
  /** The normalised address, when an address was typed or pasted. */
  readonly address: string | null;
}

const ADDRESS = /^(?:https?:\/\/)?[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#]\S*)?$/i;

/** Reads what was typed into the search field. */
export function parseQuery(typed: string): Query {
  const text = typed.replace(/\s+/gu, ' ').trim();
  return { text, words: wordsOf(text.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')), address: addressOf(text) };
}

/** A host alone is words as well as an address; with a scheme, `www.` or a path it can only be an address. */
function addressOf(text: string): string | null {
  if (!ADDRESS.test(text)) return null;
  const hasScheme = /^https?:/i.test(text);
  if (!hasScheme && !/^www\.|\//i.test(text)) return null;
  const url = hasScheme ? text : `https://${text}`;
  return hostAndPath(url) === null ? null : normaliseAddress(url);
}

/** The words to send to the index: single letters stand there only as words of their own, so others must do if they can. */
export function indexWords(query: Query): string[] {
  const long = query.words.filter((word) => word.length > 1);
  return long.length > 0 ? long : [...query.words];
}
