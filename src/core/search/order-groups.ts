/** What the index says of a group that it has found, before the group is loaded. */
export interface GroupHit {
  readonly score: number;
  /** Places of the words that match, counted in words from the group's beginning, in order. */
  readonly words: readonly number[];
}

/** Words that stand no farther apart mostly belong to one link. */
const REACH = 6;

/**
 * Orders found groups, the most promising first. A group in which the words of the query stand close together is likely
 * to hold them in one link; the index only knows that they stand somewhere in the group.
 */
export function orderGroups<Hit extends GroupHit>(hits: readonly Hit[], wordCount: number): Hit[] {
  const promise = new Map(hits.map((hit) => [hit, hit.score * (1 + nearness(hit.words, wordCount))]));
  return [...hits].sort((a, b) => (promise.get(b) ?? 0) - (promise.get(a) ?? 0));
}

/** Share of the query's words that the closest places may cover. */
function nearness(places: readonly number[], wordCount: number): number {
  let most = 0;
  let first = 0;
  for (const [last, place] of places.entries()) {
    while (place - (places[first] ?? place) > REACH) first++;
    most = Math.max(most, last - first + 1);
  }
  return Math.min(most, wordCount) / Math.max(wordCount, 1);
}
