import { hostOf, normaliseAddress } from '../model/address.ts';
import { compareText } from '../model/message.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import type { Query } from './query.ts';
import { stem } from './stem.ts';
import { formsOf } from './words.ts';

/** A link with the group that it was found in. */
export interface RankedLink {
  readonly link: FoundLink;
  readonly group: SearchGroup;
  /** The higher the better. */
  readonly score: number;
  /** Whether the link or one of its companions leads to the address that was looked for. */
  readonly isAddress: boolean;
}

/** What a match is worth, by where the word stands and how well it fits. */
const WORTH = {
  title: { exact: 2, stem: 1.8, prefix: 1.4 },
  text: { exact: 1, stem: 0.9, prefix: 0.7 },
  context: { exact: 0.4, stem: 0.4, prefix: 0.4 },
} as const;

type Worth = (typeof WORTH)[keyof typeof WORTH];

/** Orders the links of the groups that the index has found, the best first; links that match no word are left out. */
export function rankLinks(groups: readonly SearchGroup[], query: Query): RankedLink[] {
  const terms = query.words.map((word) => ({ word, stem: stem(word) }));
  const matched = groups.flatMap((group) => matchGroup(group, terms));
  const rarities = terms.map((_, index) => rarity(matched, index));
  return matched
    .map((match) => ({
      link: match.link,
      group: match.group,
      score: scoreOf(match, rarities) + addressScore(match.link, query.address),
      isAddress: addressScore(match.link, query.address) > 0,
    }))
    .filter(({ score }) => score > 0)
    .sort(compareRanked);
}

interface Term {
  readonly word: string;
  readonly stem: string;
}

interface Match {
  readonly link: FoundLink;
  readonly group: SearchGroup;
  readonly titleLength: number;
  /** Worth of each term. */
  readonly worths: readonly number[];
}

function matchGroup(group: SearchGroup, terms: readonly Term[]): Match[] {
  const context = formsOf([group.note, ...group.section].join(' '));
  return group.links.map((link) => {
    const title = formsOf(link.title);
    const labels = link.companions.map(({ label }) => label).join(' ');
    const hosts = [link.url, ...link.companions.map(({ url }) => url)].map(hostOf).join(' ');
    const text = formsOf(`${link.description} ${link.extra} ${labels} ${hosts}`);
    const worths = terms.map((term) =>
      Math.max(best(title, term, WORTH.title), best(text, term, WORTH.text), best(context, term, WORTH.context)),
    );
    return { link, group, titleLength: title.length, worths };
  });
}

function best(forms: readonly string[], term: Term, worth: Worth): number {
  let found = 0;
  for (const form of forms) {
    if (form === term.word) return worth.exact;
    if (found < worth.stem && stem(form) === term.stem) found = worth.stem;
    else if (found < worth.prefix && term.word.length > 1 && form.startsWith(term.word)) found = worth.prefix;
  }
  return found;
}

/** How telling a word is: the fewer of the links have it in title or text, the more. */
function rarity(matches: readonly Match[], term: number): number {
  const having = matches.filter((match) => (match.worths[term] ?? 0) > WORTH.context.exact).length;
  return Math.log(1 + (matches.length + 1) / (having + 1));
}

function scoreOf(match: Match, rarities: readonly number[]): number {
  let score = 0;
  for (const [index, worth] of match.worths.entries()) score += worth * (rarities[index] ?? 0);
  if (match.worths.every((worth) => worth > 0)) score *= 1.5;
  return score / (1 + match.titleLength / 50);
}

/** More than words can be worth: the link that leads to the address itself, then the one whose companion does. */
function addressScore(link: FoundLink, address: string | null): number {
  if (address === null) return 0;
  if (normaliseAddress(link.url) === address) return 2000;
  return link.companions.some(({ url }) => normaliseAddress(url) === address) ? 1000 : 0;
}

function compareRanked(a: RankedLink, b: RankedLink): number {
  return (
    b.score - a.score ||
    a.link.title.length - b.link.title.length ||
    compareText(a.group.slug, b.group.slug) ||
    compareText(a.link.id, b.link.id)
  );
}
