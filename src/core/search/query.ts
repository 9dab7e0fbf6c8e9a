import { hostAndPath, normaliseAddress } from '../model/address.ts';
import { type Facets, hasFacets, mergeFacets, NO_FACETS, overlaps, withoutFacets } from './facets.ts';
import { readOperator } from './operators.ts';
import type { ManifestCategory } from './search-manifest.ts';
import { runsOf, wordsOf } from './words.ts';

/** What a reader looks for. */
export interface Query {
  /** As typed, white space collapsed. */
  readonly text: string;
  /** All of them must count; those of the phrases are among them. */
  readonly words: readonly string[];
  /** Words that must stand in this order, next to each other. */
  readonly phrases: readonly (readonly string[])[];
  /** Words that must not stand in the link. */
  readonly excluded: readonly string[];
  readonly facets: Facets;
  /** The normalised address, when an address was typed or pasted. */
  readonly address: string | null;
}

/** A part of what was typed, and what it says. */
interface Token {
  readonly written: string;
  readonly isExcluded: boolean;
  /** Name of an operator, without its colon. */
  readonly operator: string | null;
  readonly isQuoted: boolean;
  readonly value: string;
}

const ADDRESS = /^(?:https?:\/\/)?[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#]\S*)?$/i;
const TOKEN =
  /(?<minus>(?<!\S)-)?(?:(?<![\p{L}\p{N}])(?<operator>[a-z]+):(?=\S))?(?:["“”„](?<quoted>[^"“”„]*)["“”„]|(?<plain>[^\s"“”„]+|["“”„]))/giu;

/**
 * Reads what was typed into the search field, within the facets that are set beside it. `categories` are those that
 * `in:` can name; an operator that names nothing is text.
 */
export function parseQuery(
  typed: string,
  facets: Facets = NO_FACETS,
  categories: readonly ManifestCategory[] = [],
): Query {
  const text = typed.replace(/\s+/gu, ' ').trim();
  const address = addressOf(text);
  const asText = { text, words: wordsOf(withoutScheme(text)), phrases: [], excluded: [], facets, address };
  if (address !== null) return asText;
  const query = readTokens(tokensOf(text), facets, categories);
  // With nothing to look for, what looks like an exclusion is meant as it stands: `-rf`.
  return query.words.length === 0 && !hasFacets(query.facets) ? asText : { text, ...query, address };
}

/** What was typed, and the facets that are set beside it. */
export interface SearchRequest {
  readonly typed: string;
  readonly facets: Facets;
}

/**
 * Takes the values of `part` out of a request, whether they are set or typed. An operator that also names other values
 * becomes a facet of those.
 */
export function withoutFacet(
  { typed, facets }: SearchRequest,
  part: Facets,
  categories: readonly ManifestCategory[] = [],
): SearchRequest {
  const kept: string[] = [];
  let all = facets;
  for (const token of tokensOf(typed)) {
    const found = facetsOf(token, categories);
    if (found !== null && overlaps(found, part)) all = mergeFacets(all, found);
    else kept.push(token.written);
  }
  return { typed: kept.join(' '), facets: withoutFacets(all, part) };
}

function readTokens(tokens: readonly Token[], facets: Facets, categories: readonly ManifestCategory[]) {
  const phrases: string[][] = [];
  const excluded: string[] = [];
  const texts: string[] = [];
  let narrowed = facets;
  for (const token of tokens) {
    const found = facetsOf(token, categories);
    if (found !== null) {
      narrowed = mergeFacets(narrowed, found);
    } else if (token.isExcluded) {
      excluded.push(...excludedWords(token));
    } else {
      texts.push(token.written);
      const words = token.isQuoted ? runsOf(token.value) : [];
      if (words.length > 1) phrases.push(words);
    }
  }
  return {
    words: wordsOf(withoutScheme(texts.join(' '))),
    phrases,
    excluded: [...new Set(excluded)],
    facets: narrowed,
  };
}

function facetsOf(token: Token, categories: readonly ManifestCategory[]): Facets | null {
  if (token.operator === null || token.isExcluded) return null;
  return readOperator(token.operator, token.value, categories);
}

/** `-next.js` leaves out `nextjs`, not all that has `js` in it; the index knows such words in one piece as well. */
function excludedWords({ value, isQuoted, operator }: Token): string[] {
  const words = wordsOf(operator === null ? value : `${operator} ${value}`);
  return isQuoted || words.length < 2 ? words : [words.join('')];
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: written, groups = {} }) => {
    const { minus, operator, quoted, plain = '' } = groups;
    const value = quoted ?? plain;
    const isExcluded = minus !== undefined && /^[\p{L}\p{N}]/u.test(value);
    return { written, isExcluded, operator: operator ?? null, isQuoted: quoted !== undefined, value };
  });
}

function withoutScheme(text: string): string {
  return text.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '');
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
