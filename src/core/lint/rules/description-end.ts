import type { Link, Rich } from '../../model/link.ts';
import { spansOf } from '../../model/link-spans.ts';
import type { Note } from '../../model/note.ts';
import { findLoneParentheses } from '../parentheses.ts';
import { defineRule } from '../rule.ts';

/** From this many descriptions on, a note shows its own habit; below, the habit of all notes counts. */
const ENOUGH = 4;

/** A mark at the end; in a vault, a tag or the name of a block may stand there, and a full stop would become part of it. */
const END_MARK =
  /[.!?…‥:;。．！？؟۔।་]["'”’»›」』)\]`*_]*$|\p{Extended_Pictographic}\ufe0f?$|\s(?:#\p{L}|\^\w)[\p{L}\p{N}_/-]*$/u;

/** Ends behind which a full stop is all that is missing. */
const KNOWN_END = /[\p{L}\p{N}+#%][)'"”’]?$/u;

/**
 * A description is a sentence, or reads like one, and ends with a full stop. Where most descriptions of a note have none,
 * as in a list of books with their authors, none is expected; a note with fewer than four goes by the other notes. One or
 * two words, names, a row of links with `|` between them, and what stands in parentheses, need none either. `fix` adds
 * the full stop.
 */
export const descriptionEnd = defineRule({
  id: 'description-end',
  severity: 'warning',
  summary: 'A description without a full stop at its end.',
  ok: '- [Title](https://example.org/) - What it is, in a few words.',
  notOk: '- [Title](https://example.org/) - What it is, in a few words',
  fixable: true,
  isRelative: true,
  checkSite: ({ site, textOf }, report) => {
    const counts = [...site.notes.values()].map((note) => ({ note, ...countEnds(note) }));
    const all = counts.reduce((sum, { total, open }) => ({ total: sum.total + total, open: sum.open + open.length }), {
      total: 0,
      open: 0,
    });
    const isCustom = (total: number, open: number) => total >= ENOUGH && open * 2 > total;
    for (const { note, total, open } of counts) {
      const isOwn = total >= ENOUGH ? isCustom(total, open.length) : isCustom(all.total, all.open);
      if (isOwn) continue;
      for (const { link, description } of open) {
        const { description: span } = spansOf(link);
        // There, more than a full stop is missing, and another rule says what.
        if (span === undefined || isUnbalanced(textOf(note.path).slice(span.start, span.end))) continue;
        const end = { start: span.end - 1, end: span.end };
        const mark = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(description.text) ? '。' : '.';
        report(note.path, end, {
          message: 'Unexpected end of a description, expected a full stop',
          ...(KNOWN_END.test(description.text) ? { hint: `Write …${description.text.slice(-30)}${mark}` } : {}),
          fix: isSure(textOf(note.path), span.end, description)
            ? { edits: [{ start: span.end, end: span.end, text: mark }] }
            : undefined,
        });
      }
    }
  },
});

/** How many entries of a note have a description, and which of these do not end. */
function countEnds(note: Note): { total: number; open: { readonly link: Link; readonly description: Rich }[] } {
  let total = 0;
  const open: { link: Link; description: Rich }[] = [];
  for (const link of note.links) {
    const { description } = link;
    if (link.role !== 'entry' || description === null || (link.spans[8] ?? -1) < 0) continue;
    if (description.text.endsWith('.')) total++;
    else if (isSentence(description.text)) {
      total++;
      if (!END_MARK.test(withoutRemarks(description.text))) open.push({ link, description });
    }
  }
  return { total, open };
}

/** A text without the remarks in parentheses behind it, which may follow a full stop. */
function withoutRemarks(text: string): string {
  return text.replace(/(?:\s*\([^()]*\))+$/, '');
}

/** Small words inside of names, and between them. */
const PARTICLES = /\b(?:al|and|bin|da|de|del|den|der|di|du|et|la|le|und|van|von|y)\b/g;

/**
 * Three words or more, or a few characters of a script without spaces, remarks in parentheses left out; no list
 * of names, in which no word begins with a small letter.
 */
function isSentence(text: string): boolean {
  if (text.includes(' | ')) return false;
  const words = text.replace(/\s*\([^()]*\)/g, '');
  if (!/(?:^|[\s(])(?!\p{Lu})\p{L}/u.test(words.replace(PARTICLES, ''))) return false;
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u;
  return words.split(' ').length >= 3 || isUnspaced.test(words);
}

function isUnbalanced(written: string): boolean {
  return written.includes('](') && findLoneParentheses(written).length > 0;
}

/** Plain words, which end with a letter or digit as they are written: behind links or code, a person must look. */
function isSure(text: string, end: number, { text: words, html }: Rich): boolean {
  return !/<(?:a|img|br)\b/.test(html) && /[\p{L}\p{N}]$/u.test(words) && words.endsWith(text.slice(end - 1, end));
}
