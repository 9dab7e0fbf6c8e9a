import type { Fix } from '../../model/edit.ts';
import { findHidden, type HiddenCharacters, nameCharacters } from '../hidden-characters.ts';
import { defineRule } from '../rule.ts';

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Marks that only hint at a direction are of use in lines that have one from right to left. */
const MARKS = /^[\u061c\u200e\u200f]$/;
/** These turn the text that follows around, whatever it is. */
const TURNS = /[\u202b\u202d\u202e\u2067]/;
const RIGHT_TO_LEFT = /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud802|\ud803|\ud83a|\ud83b/;

/**
 * These characters change the direction of writing and cannot be seen. They can make a text or an address read like another
 * one. Marks in a line of Arabic, Hebrew or the like are left alone. `fix` removes those that change nothing: in a line that
 * is wholly from left to right, and that do not turn it around.
 */
export const bidiCharacter = defineRule({
  id: 'bidi-character',
  severity: 'warning',
  summary: 'Characters that change the direction of writing.',
  ok: '- [Title](https://example.org/) - What it is.',
  notOk: '- [Title](https://example.org/) - What \u202ait is.',
  fixable: true,
  checkNote: ({ text }, report) => {
    for (const hidden of findHidden(text, BIDI)) {
      const isMixed = RIGHT_TO_LEFT.test(text.slice(hidden.line.start, hidden.line.end));
      const found = hidden.found.filter(({ start, end }) => !(isMixed && MARKS.test(text.slice(start, end))));
      const [first] = found;
      if (first === undefined) continue;
      const name = nameCharacters(text, found);
      report(first, {
        message: `Unexpected ${name}, expected no hidden sign that changes the direction of writing`,
        hint: 'Remove it, and see that the line still says what it should',
        fix: isMixed ? undefined : correct(text, { ...hidden, found }),
      });
    }
  },
});

function correct(text: string, { found }: HiddenCharacters): Fix | undefined {
  const turns = found.some(({ start, end }) => TURNS.test(text.slice(start, end)));
  return turns ? undefined : { edits: found };
}
