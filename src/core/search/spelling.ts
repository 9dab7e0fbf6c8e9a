import { unique } from './words.ts';

/** A word of the site, and in how many texts it stands. */
export interface KnownWord {
  readonly word: string;
  /** Logarithm to the base 2, rounded down. */
  readonly size: number;
}

/** Shortest word that is corrected. */
export const SHORTEST_CORRECTED = 4;

/** Words as short as this are also filed under their ends, as a slip can touch all of their inner letters. */
const SHORT = 6;

/** Words in a file of the vocabulary; it takes 5 to 10 kB. */
const SHARE = 2000;

/** Returns how many files a vocabulary of so many words has. */
export function countWordFiles(words: number): number {
  return Math.max(1, 2 ** Math.round(Math.log2((2 * words) / SHARE || 1)));
}

/**
 * Files words under their first two and last two letters: one slip leaves one of the two pairs as it was, so two or three
 * small files hold every word that a mistyped one can be.
 */
export function fileWords(counts: Iterable<readonly [word: string, count: number]>, files: number): string[] {
  const lines = Array.from({ length: files }, (): string[] => []);
  for (const [word, count] of counts) {
    if (!isCorrectable(word)) continue;
    const size = Math.min(35, Math.floor(Math.log2(count))).toString(36);
    for (const file of wordFiles(word, files)) lines[file]?.push(`${word} ${size}`);
  }
  return lines.map((some) => some.sort().join('\n'));
}

/** Numbers of the files in which the words stand that a mistyped word can be. */
export function wordFiles(word: string, files: number): number[] {
  const keys = [`^${word.slice(0, 2)}`, `$${word.slice(-2)}`];
  if (word.length <= SHORT) keys.push(`${word[0]}.${word.at(-1)}`);
  return unique(keys.map((key) => hash(key) % files));
}

/** Whether a word is one that a slip is looked for in: letters, at least three of them before the slip. */
function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST_CORRECTED - 1 && word.length <= 32 && /\p{L}/u.test(word);
}

/**
 * Returns the words of files that differ from a word by one slip, the most likely first. A word that is known itself is
 * taken for a slip only when the other one is much more frequent.
 */
export function findCorrections(word: string, files: readonly string[]): KnownWord[] {
  if (word.length < SHORTEST_CORRECTED) return [];
  const found = new Map<string, number>();
  let least = 0;
  for (const line of files.flatMap((file) => file.split('\n'))) {
    const known = line.slice(0, -2);
    if (Math.abs(known.length - word.length) > 1) continue;
    const size = Number.parseInt(line.slice(-1), 36);
    if (known === word) least = size + MUCH_MORE;
    else if (isOneSlip(word, known)) found.set(known, size);
  }
  const words = Array.from(found, ([known, size]) => ({ word: known, size })).filter(({ size }) => size >= least);
  return words.sort((a, b) => likelihood(word, b) - likelihood(word, a) || (a.word < b.word ? -1 : 1));
}

/** Eight times. */
const MUCH_MORE = 3;

/** Swapped and doubled letters are what fingers do most; the first letter is seldom wrong. */
function likelihood(typed: string, { word, size }: KnownWord): number {
  const isSwapped = typed.length === word.length && [...typed].sort().join() === [...word].sort().join();
  return size + (isSwapped ? 4 : 0) - (typed[0] === word[0] || isSwapped ? 0 : 3);
}

/** Whether one letter too many, too few, another one or two swapped neighbours make one word of the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length + restB.length === 1) return true;
  if (restA.length === 1 && restB.length === 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
