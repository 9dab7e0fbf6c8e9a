import { defineRule } from '../rule.ts';

/** The upper halves, 0x80 to 0xFF, of the encodings that UTF-8 is most often taken for. */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const WINDOWS_1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${String.fromCharCode(
  ...Array.from({ length: 96 }, (_, index) => 0xa0 + index),
)}`;

const ENCODINGS = [
  { table: MAC_ROMAN, pattern: runsOf(MAC_ROMAN) },
  { table: WINDOWS_1252, pattern: runsOf(WINDOWS_1252) },
];

/** Every sequence is of at least two characters beyond ASCII, and most texts have few of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const FOREIGN = /[^\u0000-\u007f]{2,}/g;

/**
 * Text that was UTF-8 and has been read as another encoding, such as `√©` or `Ã©` for `é`. It is reported only when the
 * way back gives readable characters; a single pair that could be a quotation mark and a letter is left alone.
 */
export const mojibake = defineRule({
  id: 'mojibake',
  severity: 'warning',
  summary: 'Text that was read in the wrong encoding.',
  ok: '- [Notes](https://example.org/) - By Grégoire.',
  notOk: '- [Notes](https://example.org/) - By Gr√©goire.',
  fixable: true,
  checkNote: ({ text }, report) => {
    for (const { start, end, right } of joinWords(text, findRuns(text))) {
      report(
        { start, end },
        {
          message: `Unexpected \`${text.slice(start, end)}\`, expected \`${right}\``,
          hint: `Write ${right}`,
          fix: { edits: [{ start, end, text: right }] },
        },
      );
    }
  },
});

/** A pattern for runs of whole UTF-8 sequences, each byte as the character that the encoding has for it. */
function runsOf(table: string): RegExp {
  const range = (from: number, to: number) => {
    const characters = table.slice(from - 0x80, to - 0x80 + 1).replace(/[\\\]^-]/g, '\\$&');
    return `[${characters}]`;
  };
  const tail = range(0x80, 0xbf);
  const sequences = [range(0xc2, 0xdf) + tail, range(0xe0, 0xef) + tail + tail, range(0xf0, 0xf4) + tail + tail + tail];
  return new RegExp(`(?:${sequences.join('|')})+`, 'g');
}

/** Joiner and variation selector stand apart: they are no characters of their own. */
const READABLE = /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S}\u00a0]|\u200d|\ufe0f)+$/u;

/** The characters that the bytes of a run spell in UTF-8, or null when they tell nothing for sure. */
function decode(run: string, table: string): string | null {
  const codes: number[] = [];
  let isSure = false;
  for (let at = 0; at < run.length; ) {
    const lead = byteOf(run, at, table);
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let code = lead & (0xff >> (length + 1));
    for (let next = 1; next < length; next++) code = code * 64 + (byteOf(run, at + next, table) & 0x3f);
    if (!isCharacter(code, length)) return null;
    codes.push(code);
    isSure ||= length > 2 || lead <= 0xc3;
    at += length;
  }
  const right = String.fromCodePoint(...codes);
  return READABLE.test(right) && (isSure || codes.length > 1) ? right : null;
}

/** Whether UTF-8 writes a character in so many bytes: not a surrogate, not one that fewer bytes can write. */
function isCharacter(code: number, length: number): boolean {
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function byteOf(run: string, at: number, table: string): number {
  return table.indexOf(run[at] ?? '') + 0x80;
}

interface Repair {
  readonly start: number;
  readonly end: number;
  /** What should stand there. */
  readonly right: string;
}

/** Every run that can be decoded, in order; where two encodings claim a place, the one that begins first. */
function findRuns(text: string): Repair[] {
  const found = Array.from(text.matchAll(FOREIGN))
    .flatMap(({ index, 0: run }) => decodeRun(run, index))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((repair, index) => repair.start >= (found[index - 1]?.end ?? 0));
}

/** What every encoding makes of a run of characters that stands at `offset` of the text. */
function decodeRun(run: string, offset: number): Repair[] {
  const repairs: Repair[] = [];
  for (const { table, pattern } of ENCODINGS) {
    // `matchAll` would copy the pattern, and a text can have 200,000 runs.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(run); match !== null; match = pattern.exec(run)) {
      const right = decode(match[0], table);
      const start = offset + match.index;
      if (right !== null) repairs.push({ start, end: start + match[0].length, right });
    }
  }
  return repairs;
}

/** Widens repairs to the words they stand in, so that a message shows something to recognise. */
function joinWords(text: string, repairs: readonly Repair[]): Repair[] {
  const words: Repair[] = [];
  for (const { start, end, right } of repairs) {
    const before = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
    const after = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end, end + 40))?.[0] ?? '';
    const last = words.at(-1);
    if (last !== undefined && last.end >= start - before && last.end >= start) {
      const kept = last.right.slice(0, last.right.length - (last.end - start));
      words[words.length - 1] = { start: last.start, end: end + after.length, right: kept + right + after };
    } else {
      const from = Math.max(start - before, last?.end ?? 0);
      words.push({ start: from, end: end + after.length, right: text.slice(from, start) + right + after });
    }
  }
  return words;
}
