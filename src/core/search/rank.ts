import { hostOf, normaliseAddress } from '../model/address.ts';
import { compareText } from '../model/message.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import type { Query } from './query.ts';
import { stem } from './stem.ts';
import { formsOf, indexWord } from './words.ts';

/** A link with the group that it was found in. */
export interface GroupedLink {
  readonly link: FoundLink;
  readonly group: SearchGroup;
}

/** A link that was found and rated. */
export interface RankedLink extends GroupedLink {
  /** The higher the better. */
  readonly score: number;
  /** Of each word of the query, whether the link or what stands around it has it, or a word that begins with it. */
  readonly matched: readonly boolean[];
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

/** Orders links that the index has found, the best first, by their own texts. */
export function rankLinks(found: readonly GroupedLink[], query: Query): RankedLink[] {
  const terms = query.words.map((word) => ({ word, stem: stem(word), isBeginning: indexWord(word) === word }));
  const contexts = new Map<SearchGroup, string[]>();
  const matches = found.map((grouped) => matchLink(grouped, terms, contexts));
  const rarities = terms.map((_, index) => rarity(matches, index));
  return matches
    .map(({ grouped: { link, group }, ...match }) => {
      const bonus = addressScore(link, query.address);
      const matched = match.worths.map((worth) => worth > 0);
      return { link, group, matched, score: scoreOf(match, rarities) + bonus, isAddress: bonus > 0 };
    })
    .sort(compareRanked);
}

interface Term {
  readonly word: string;
  readonly stem: string;
  /** Whether words that begin with it count; the index does not know them for a single letter. */
  readonly isBeginning: boolean;
}

interface Match {
  readonly grouped: GroupedLink;
  readonly titleLength: number;
  /** Worth of each term. */
  readonly worths: readonly number[];
}

function matchLink(grouped: GroupedLink, terms: readonly Term[], contexts: Map<SearchGroup, string[]>): Match {
  const { link, group } = grouped;
  const context = contexts.get(group) ?? formsOf([group.note, ...group.section].join(' '));
  contexts.set(group, context);
  const title = formsOf(link.title);
  const text = formsOf(textOf(link));
  const worths = terms.map((term) =>
    Math.max(best(title, term, WORTH.title), best(text, term, WORTH.text), best(context, term, WORTH.context)),
  );
  return { grouped, titleLength: title.length, worths };
}

/** All that is searched of a link but its title. */
function textOf({ description, extra, companions, url }: FoundLink): string {
  const labels = companions.map(({ label }) => label);
  const hosts = [url, ...companions.map((companion) => companion.url)].map(hostOf);
  return [description, extra, ...labels, ...hosts].join(' ');
}

function best(forms: readonly string[], term: Term, worth: Worth): number {
  let found = 0;
  for (const form of forms) {
    if (form === term.word) return worth.exact;
    if (found < worth.stem && stem(form) === term.stem) found = worth.stem;
    else if (found < worth.prefix && term.isBeginning && form.startsWith(term.word)) found = worth.prefix;
  }
  return found;
}

/** How telling a word is: the fewer of the links have it in title or text, the more. */
function rarity(matches: readonly Match[], term: number): number {
  const having = matches.filter((match) => (match.worths[term] ?? 0) > WORTH.context.exact).length;
  return Math.log(1 + (matches.length + 1) / (having + 1));
}

function scoreOf(match: Pick<Match, 'worths' | 'titleLength'>, rarities: readonly number[]): number {
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
