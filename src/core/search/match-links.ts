import type { GroupTable } from './group-table.ts';

/** Where a word stands in a group: places counted in words from the group's beginning, ascending. */
export interface WordHit {
  readonly group: number;
  readonly places: readonly number[];
  /** Whether the group has the word itself, or a form of it, and not only words that begin with it. */
  readonly isWhole: boolean;
}

/** A link that has all that was asked for, as far as the index knows. */
export interface LinkMatch {
  /** Number of the link. */
  readonly link: number;
  /** The higher the better. */
  readonly score: number;
}

/** All links that match. */
export interface LinkMatches {
  /** The best first; of very many only the best ones. */
  readonly best: readonly LinkMatch[];
  readonly total: number;
  /** Whether words that belong to a group as a whole were counted for each of its links. */
  readonly isExact: boolean;
}

/** What a word is worth by where it stands. */
const WORTH = { title: 2, text: 1, context: 0.4, beginning: 0.7 } as const;

/** How many of the best links are put in order; nobody reads so far. */
const MOST = 2000;

/**
 * Returns the links that match every word. The index finds groups of links; the places of the words tell which of the
 * links they belong to. A word of the context (note, headings, hosts) counts for each link of the group. `mask` is
 * 0 for links that must not be returned; null is no restriction. Without words, all links of the mask match.
 */
export function matchLinks(
  table: GroupTable,
  words: readonly (readonly WordHit[])[],
  mask: Uint8Array | null,
): LinkMatches {
  if (words.length === 0) return listMask(mask);
  const worths = words.map((hits) => weighWord(table, hits));
  const rarities = worths.map(({ links }) => Math.log(1 + (table.links + 1) / (links + 1)));
  const links: number[] = [];
  const scores: number[] = [];
  for (let link = 0; link < table.links; link++) {
    if (mask !== null && mask[link] === 0) continue;
    let score = 0;
    for (const [index, { worth }] of worths.entries()) {
      const own = worth[link] ?? 0;
      if (own === 0) {
        score = 0;
        break;
      }
      score += own * (rarities[index] ?? 0);
    }
    if (score === 0) continue;
    links.push(link);
    scores.push(score / (1 + (table.title[link] ?? 0) / 50));
  }
  const isExact = worths.every(({ isContext }) => !isContext);
  return { best: bestOf(links, scores), total: links.length, isExact };
}

interface WordWorth {
  /** Of each link. */
  readonly worth: Float32Array;
  /** How many links have the word in title or text. */
  readonly links: number;
  readonly isContext: boolean;
}

function weighWord(table: GroupTable, hits: readonly WordHit[]): WordWorth {
  const worth = new Float32Array(table.links);
  for (const hit of hits) weighOwn(table, hit, worth);
  const links = worth.reduce((count, own) => count + (own > 0 ? 1 : 0), 0);
  // The places are in order, so one of the context comes first.
  const inContext = hits.filter(({ group, places }) => (places[0] ?? 0) < (table.context[group] ?? 0));
  for (const { group } of inContext) {
    for (let link = table.firstLink[group] ?? 0; link < (table.firstLink[group + 1] ?? 0); link++) {
      worth[link] ||= WORTH.context;
    }
  }
  return { worth, links, isContext: inContext.length > 0 };
}

/** Weighs the places that belong to a link of the group. */
function weighOwn(table: GroupTable, { group, places, isWhole }: WordHit, worth: Float32Array): void {
  const end = table.firstLink[group + 1] ?? 0;
  const context = table.context[group] ?? 0;
  let link = table.firstLink[group] ?? 0;
  for (const place of places) {
    if (place < context) continue;
    while (link + 1 < end && (table.start[link + 1] ?? 0) <= place) link++;
    const isTitle = place < (table.start[link] ?? 0) + (table.title[link] ?? 0);
    const own = (isTitle ? WORTH.title : WORTH.text) * (isWhole ? 1 : WORTH.beginning);
    worth[link] = Math.max(worth[link] ?? 0, own);
  }
}

function listMask(mask: Uint8Array | null): LinkMatches {
  const best: LinkMatch[] = [];
  let total = 0;
  for (const [link, isIn] of mask?.entries() ?? []) {
    if (isIn === 0) continue;
    total++;
    if (best.length < MOST) best.push({ link, score: 0 });
  }
  return { best, total, isExact: true };
}

function bestOf(links: readonly number[], scores: readonly number[]): LinkMatch[] {
  const least = links.length > MOST ? leastOfBest(scores) : Number.NEGATIVE_INFINITY;
  const best: LinkMatch[] = [];
  let ties = MOST;
  for (const [index, link] of links.entries()) {
    const score = scores[index] ?? 0;
    if (score > least || (score === least && ties-- > 0)) best.push({ link, score });
  }
  return best.sort((a, b) => b.score - a.score || a.link - b.link).slice(0, MOST);
}

/** The score that `MOST` links reach. */
function leastOfBest(scores: readonly number[]): number {
  return Float64Array.from(scores).sort().at(-MOST) ?? 0;
}
