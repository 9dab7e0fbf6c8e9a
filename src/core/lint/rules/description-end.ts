import type { Rich } from '../../model/link.ts';
import { spansOf } from '../../model/link-spans.ts';
import { collectDescriptionEnds } from '../description-ends.ts';
import type { NoteFacts, SiteNote } from '../note-facts.ts';
import { findLoneParentheses } from '../parentheses.ts';
import { defineRule, type Finding } from '../rule.ts';

/** From this many descriptions on, a note shows its own habit; below, the habit of all notes counts. */
const ENOUGH = 4;

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
  checkSite: ({ notes, told, textOf }, report) => {
    const isUsual = hasOpenEnds(sumUp(notes.values()));
    for (const [path, one] of told) {
      const { descriptions } = one.facts;
      if (descriptions.total < ENOUGH ? isUsual : hasOpenEnds(descriptions)) continue;
      if (descriptions.open === 0) continue;
      for (const { link, description } of collectDescriptionEnds(one.note).open) {
        const { description: span } = spansOf(link);
        // There, more than a full stop is missing, and another rule says what.
        if (span === undefined || isUnbalanced(textOf(path).slice(span.start, span.end))) continue;
        report(path, { start: span.end - 1, end: span.end }, describe(description, span.end, textOf(path)));
      }
    }
  },
});

function describe(description: Rich, end: number, text: string): Finding {
  const mark = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(description.text) ? '。' : '.';
  return {
    message: 'Unexpected end of a description, expected a full stop',
    ...(KNOWN_END.test(description.text) ? { hint: `Write …${description.text.slice(-30)}${mark}` } : {}),
    fix: isSure(text, end, description) ? { edits: [{ start: end, end, text: mark }] } : undefined,
  };
}

/** Whether so many descriptions have no full stop that none is expected. */
function hasOpenEnds({ total, open }: NoteFacts['descriptions']): boolean {
  return total >= ENOUGH && open * 2 > total;
}

function sumUp(notes: Iterable<SiteNote>): NoteFacts['descriptions'] {
  let [total, open] = [0, 0];
  for (const { facts } of notes) {
    total += facts.descriptions.total;
    open += facts.descriptions.open;
  }
  return { total, open };
}

function isUnbalanced(written: string): boolean {
  return written.includes('](') && findLoneParentheses(written).length > 0;
}

/** Plain words, which end with a letter or digit as they are written: behind links or code, a person must look. */
function isSure(text: string, end: number, { text: words, html }: Rich): boolean {
  return !/<(?:a|img|br)\b/.test(html) && /[\p{L}\p{N}]$/u.test(words) && words.endsWith(text.slice(end - 1, end));
}
