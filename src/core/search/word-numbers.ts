import type { TextTable } from '../model/text-table.ts';
import { otherForms, runsOf } from './words.ts';

/** The words of a text by their numbers in a table. */
export interface NumberedWords {
  /** All of `runsOf`. */
  readonly runs: number[];
  /** All of `otherForms`. */
  readonly others: readonly number[];
}

/** Returns the words of a text and its other forms. New words are added to the table. */
export function numberWords(text: string, table: TextTable): NumberedWords {
  const runs: number[] = [];
  const isJoined = numberPlainWords(text, table, runs);
  if (isJoined === false) return { runs, others: NONE };
  const others = otherForms(text).map(table.numberOf);
  return { runs: isJoined === null ? runsOf(text).map(table.numberOf) : runs, others };
}

const NONE: readonly number[] = [];

/**
 * Adds the words of plain text to `runs`, and returns whether there may be other forms: words with nothing but signs between
 * them, or a capital inside of one. Returns null, having added some or none, when the text is not plain. An expression takes
 * three times as long, as it cuts out each word.
 */
function numberPlainWords(text: string, table: TextTable, runs: number[]): boolean | null {
  const lower = text.toLowerCase();
  let isJoined = false;
  // Whether nothing but signs stands between the word before and what comes.
  let isNear = false;
  for (let start = 0; start < text.length; ) {
    let kind = kindAt(text, start);
    if (kind === FOREIGN) return null;
    let end = start + 1;
    if (kind >= SMALL) {
      isJoined ||= isNear;
      for (; end < text.length; end++) {
        const next = kindAt(text, end);
        if (next < SMALL) break;
        if (next === CAPITAL && kind === SMALL) isJoined = true;
        kind = next;
      }
      runs.push(table.numberOfPiece(lower, start, end));
      isNear = true;
    } else if (kind === SPACE) isNear = false;
    start = end;
  }
  return isJoined;
}

function kindAt(text: string, index: number): number {
  return KINDS[text.charCodeAt(index)] ?? FOREIGN;
}

const FOREIGN = -1;
const [OTHER, SPACE, SMALL, CAPITAL] = [0, 1, 2, 3];

/** What each sign of plain text is; digits are like small letters. */
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit);
  if (/\s/.test(sign)) return SPACE;
  if (/[a-z0-9]/.test(sign)) return SMALL;
  return /[A-Z]/.test(sign) ? CAPITAL : OTHER;
});
