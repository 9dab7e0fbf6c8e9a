/** Endings that English words take, the longest first, and what stands in their place in the stem. */
const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['ations', 'at'],
  ['ation', 'at'],
  ['ings', ''],
  ['ers', ''],
  ['ies', 'i'],
  ['ing', ''],
  ['ed', ''],
  ['er', ''],
  ['es', ''],
  ['ly', ''],
  ['s', ''],
  ['y', 'i'],
  ['e', ''],
];

/** How many letters of a word its stem keeps at least; a shorter word is its own stem. */
export const LEAST_KEPT = 3;

/**
 * Returns a rough stem: words with the same one are taken for forms of one word (`parser`, `parsing`, `parsed`). It only
 * orders what the index has found with a real stemmer; other languages lose little by it.
 */
export function stem(word: string): string {
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < LEAST_KEPT) continue;
    const rest = word.slice(0, -ending.length);
    if (ending === 's' && rest.endsWith('s')) return word;
    const isDoubled = rest.length > LEAST_KEPT && rest.at(-1) === rest.at(-2) && !/[lsz]$/.test(rest);
    return (isDoubled ? rest.slice(0, -1) : rest) + instead;
  }
  return word;
}

/** Returns a number that is the same for a word and its stem, and another one for most other words. */
export function stemKey(word: string): number {
  return (word.charCodeAt(0) << 14) ^ (word.charCodeAt(1) << 7) ^ word.charCodeAt(2);
}
