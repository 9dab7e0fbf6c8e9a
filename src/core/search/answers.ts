import { hostOf } from '../model/address.ts';
import type { FoundLink } from '../model/search-record.ts';
import type { Query } from './query.ts';
import { formsOf, runsOf } from './words.ts';

/**
 * Whether a link that the index has found is an answer: what the index does not know of a link is looked up in the link
 * itself, that is excluded words, phrases and hosts.
 */
export function isAnswer(link: FoundLink, query: Query): boolean {
  const { excluded, phrases, facets } = query;
  if (facets.hosts.length > 0 && !facets.hosts.some((host) => isHost(hostOf(link.url), host))) return false;
  const texts = [link.title, link.description, link.extra, ...link.companions.map(({ label }) => label)];
  if (excluded.length > 0) {
    const forms = new Set(formsOf([...texts, hostOf(link.url)].join(' ')));
    if (excluded.some((word) => forms.has(word))) return false;
  }
  return phrases.every((phrase) => texts.some((text) => holdsPhrase(runsOf(text), phrase)));
}

/** Whether the index alone can tell the answers. */
export function isIndexEnough({ excluded, phrases, facets }: Query): boolean {
  return excluded.length === 0 && phrases.length === 0 && facets.hosts.length === 0;
}

function isHost(host: string, wanted: string): boolean {
  return host === wanted || host.endsWith(`.${wanted}`);
}

function holdsPhrase(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((word, index) => words[at + index] === word));
}
