/** Alphabets with letters that look like those of another one, and are named to the reader. */
const NAMED = [
  'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai',
].map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') })); // biome-ignore format: one list

const LATIN = /\p{Script=Latin}/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
/** A letter, mark or digit of any other alphabet. */
const OTHER =
  /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}])[\p{L}\p{M}\p{N}]/u;

/**
 * Returns the alphabets of a word that should have one, by name; a word of one alphabet gives at most one. Latin letters
 * and those of East Asia stand beside each other in many names, so they count as one.
 */
export function findAlphabets(word: string): string[] {
  const others = NAMED.filter(({ pattern }) => pattern.test(word)).map(({ script }) => script);
  if (others.length === 0 && OTHER.test(word)) others.push('other');
  if (LATIN.test(word)) others.unshift('Latin');
  else if (EAST_ASIAN.test(word) && others.length > 0) others.unshift('East Asian');
  return others;
}

/** Letters of Cyrillic, Greek and Armenian that are drawn like Latin ones. */
const SMALL = 'аеорсухіјѕһԁԛԝүӏкмтвнοαυνρικτօսոհցզ';
const CAPITAL = 'АВЕЅІЈКМНОРСТУХҮӀԌԚԜҺΑΒΕΖΗΙΚΜΝΟΡΤΥΧՕՍ';
const SMALL_SHAPES = new RegExp(`^[${SMALL}\\d-]+$`, 'u');
const LATIN_SHAPES = new RegExp(`^[\\p{Script=Latin}${SMALL}${CAPITAL}]+$`, 'u');

/** Whether each letter of a word in lower case, which has none of the Latin alphabet, looks like one of that. */
export function looksLatin(word: string): boolean {
  return SMALL_SHAPES.test(word);
}

/**
 * Whether a word mixes Latin letters with others that a reader takes for Latin ones. Of alphabets that are used beside
 * Latin letters, as in `SQLный` and `αβ-pruning`, all must look so; no word needs letters of any other.
 */
export function deceives(word: string): boolean {
  const [first, ...others] = findAlphabets(word);
  if (first !== 'Latin' || others.length === 0) return false;
  return LATIN_SHAPES.test(word) || others.some((name) => /^(?:Cherokee|Coptic|Lisu|other)$/.test(name));
}

/** Names alphabets: `Latin and Cyrillic`. */
export function nameAlphabets(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'other') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
