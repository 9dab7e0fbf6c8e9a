/** Returns text in lower case without diacritics: the form in which words are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/**
 * Returns all words of a text in their order: folded runs of letters and digits. Of scripts that write no spaces between
 * words, every two neighbouring characters are a word.
 */
export function runsOf(text: string): string[] {
  // Nearly all text is plain, and for that a plain expression takes half the time.
  if (isAscii(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const runs = fold(text).match(WORD) ?? [];
  return UNSPACED.test(text) ? runs.flatMap(cutUnspaced) : runs;
}

/** Returns the words of a query or a host, each once. */
export function wordsOf(text: string): string[] {
  return unique(runsOf(text));
}

/**
 * Returns every form under which the words of a text can be found, its words first: `Next.js` as `next`, `js` and
 * `nextjs`, `ripgrepAll` as `ripgrepall`, `ripgrep` and `all`.
 */
export function formsOf(text: string): string[] {
  return unique([...runsOf(text), ...otherForms(text)]);
}

/** Returns words, or numbers of them, without repetitions, in their order. */
export function unique<Item extends string | number>(words: readonly Item[]): Item[] {
  // Of a few words, looking at those before takes less time than a set.
  return words.length > FEW ? [...new Set(words)] : words.filter((word, index) => words.indexOf(word) === index);
}

/**
 * Returns the forms under which a text is found beside its words. Of scripts without spaces, the last character of a run
 * is one: all others are found as the beginning of a word.
 */
export function otherForms(text: string): string[] {
  if (isAscii(text)) return ASCII_JOINED.test(text) ? (text.match(ASCII_CHUNK) ?? []).flatMap(asciiForms) : [];
  return JOINED.test(text)
    ? [...text.split(/\s+/u).flatMap(joinedForms), ...lastCharacters(text)]
    : lastCharacters(text);
}

function joinedForms(chunk: string): string[] {
  if (!JOINED.test(chunk)) return [];
  const parts = fold(chunk).match(WORD) ?? [];
  const whole = parts.length > 1 && parts.length <= MOST_PARTS ? [parts.join('')] : [];
  return CAMEL.test(chunk) ? [...whole, ...(fold(chunk.replace(CAMEL_BREAKS, ' ')).match(WORD) ?? [])] : whole;
}

/** The same for plain text, as with `runsOf`. */
function asciiForms(chunk: string): string[] {
  if (!ASCII_JOINED.test(chunk)) return [];
  const parts = chunk.toLowerCase().match(ASCII_WORD) ?? [];
  const whole = parts.length > 1 && parts.length <= MOST_PARTS ? [parts.join('')] : [];
  if (!ASCII_CAMEL.test(chunk)) return whole;
  return [...whole, ...(chunk.match(ASCII_HUMP) ?? []).map((hump) => hump.toLowerCase())];
}

/**
 * Returns the word under which the index files a word. It finds a word by its beginning too, which for a single letter
 * would be a tenth of all words; so a single letter gets a word that no other begins with.
 */
export function indexWord(word: string): string {
  return word.length === 1 && SINGLE.test(word) ? `x1x${word}` : word;
}

function lastCharacters(text: string): string[] {
  if (!UNSPACED.test(text)) return [];
  const parts = (fold(text).match(WORD) ?? []).flatMap((run) => run.split(UNSPACED_RUNS));
  return parts.filter((part) => UNSPACED.test(part)).flatMap((part) => [...part].slice(-1));
}

function cutUnspaced(run: string): string[] {
  return run.split(UNSPACED_RUNS).flatMap((part) => {
    const characters = [...part];
    if (!UNSPACED.test(part) || characters.length < 2) return part === '' ? [] : [part];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}

const WORD = /[\p{L}\p{N}]+/gu;
const ASCII_WORD = /[a-z0-9]+/g;
/** With the signs that such scripts share, such as the long vowel of `サーバー`. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const UNSPACED_RUNS = /([\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]+)/u;
/** Text in which signs or capitals stand inside of what is written as one. */
const JOINED = /[\p{L}\p{N}][^\s\p{L}\p{N}]+[\p{L}\p{N}]|[\p{Ll}\p{N}]\p{Lu}/u;
const ASCII_JOINED = /[A-Za-z0-9][^\sA-Za-z0-9]+[A-Za-z0-9]|[a-z0-9][A-Z]/;
const ASCII_CHUNK = /\S+/g;
const CAMEL = /[\p{Ll}\p{N}]\p{Lu}/u;
const CAMEL_BREAKS = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu;
const ASCII_CAMEL = /[a-z0-9][A-Z]/;
/** A run of letters and digits up to where a capital follows something else. */
const ASCII_HUMP = /[A-Z]*[a-z0-9]+|[A-Z]+/g;
const SINGLE = /[a-z0-9]/;
const FEW = 12;
/** Longer chains are addresses and paths, which nobody types in one piece. */
const MOST_PARTS = 4;
