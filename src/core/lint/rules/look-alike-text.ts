import { spansOf } from '../../model/link-spans.ts';
import { deceives, findAlphabets, nameAlphabets } from '../look-alike.ts';
import { defineRule } from '../rule.ts';

const WORD = /[\p{L}\p{M}\p{Nl}]+/gu;
/** Few titles have anything beyond ASCII, and few of their words: only these are looked at. */
const FOREIGN = /\P{ASCII}/u;

/**
 * A word in which letters of two alphabets look alike reads like a name that people know, and search does not find it. It
 * may have come from a keyboard that was set to another language, or from someone who wants to deceive. Write the word
 * with the letters of one alphabet.
 */
export const lookAlikeText = defineRule({
  id: 'look-alike-text',
  severity: 'warning',
  summary: 'A title with letters that look like others.',
  ok: '- [Яндекс](https://example.org/)',
  notOk: '- [Pyth\u043en](https://example.org/)',
  checkNote: ({ note }, report) => {
    for (const link of note.links) {
      if (!FOREIGN.test(link.title.text)) continue;
      for (const [word] of link.title.text.matchAll(WORD)) {
        const found = FOREIGN.test(word) ? describe(word) : null;
        if (found === null) continue;
        const { title, link: whole } = spansOf(link);
        report(title.end > title.start ? title : whole, {
          message: `Unexpected word \`${word}\` with ${found}, expected letters of one alphabet`,
          hint: 'Type the word again by hand',
        });
      }
    }
  },
});

function describe(word: string): string | null {
  if (deceives(word)) return `${nameAlphabets(findAlphabets(word))} letters`;
  // A number such as `Ⅻ` stands alone; in a word it stands for a letter.
  return /[A-Za-z]/.test(word) && /[\u2160-\u217f]/.test(word) ? 'a number that looks like a letter' : null;
}
