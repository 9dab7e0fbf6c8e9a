import { findHidden, nameCharacters } from '../hidden-characters.ts';
import { defineRule } from '../rule.ts';

/**
 * Zero-width and filling characters. Joiners are among them behind Latin letters only: other scripts and emoji need them.
 * What stands before is looked at last, as most texts hold no joiner and many letters.
 */
const INVISIBLE =
  /\u034f|[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|(?:\u200c|\u200d|[\ufe00-\ufe0f])(?<=[A-Za-z\u00c0-\u024f].)/g;
/** Scripts that write no spaces: there, U+200B tells where a line may break. Emoji end flags with signs of their own. */
const NEEDS_BREAKS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const SEPARATORS = /[\u2028\u2029]/;

/**
 * Characters that cannot be seen come along when text is copied from a page or a document. Search does not find a word that
 * has one inside, and two texts that look alike are not. `fix` removes them; a line separator becomes a space.
 */
export const invisibleCharacter = defineRule({
  id: 'invisible-character',
  severity: 'warning',
  summary: 'Characters in a text that cannot be seen.',
  ok: '- [Title](https://example.org/) - What it is.',
  notOk: '- [Ti\u200btle](https://example.org/) - What it is.',
  fixable: true,
  checkNote: ({ text }, report) => {
    for (const { line, found } of findHidden(text, INVISIBLE)) {
      const words = text.slice(line.start, line.end);
      const needed = { breaks: NEEDS_BREAKS.test(words), flags: words.includes('\u{1f3f4}') };
      const edits = found
        .filter(({ start }) => !isNeeded(text[start], needed))
        .map((edit) => (SEPARATORS.test(text.slice(edit.start, edit.end)) ? { ...edit, text: ' ' } : edit));
      const [first] = edits;
      if (first === undefined) continue;
      const times = edits.length === 1 ? '' : ` (${edits.length} times)`;
      report(first, {
        message: `Unexpected invisible ${nameCharacters(text, edits)}${times}, expected text that can be seen`,
        hint: 'Remove it: put the cursor behind it, press Backspace once, and see that no letter goes',
        fix: { edits },
      });
    }
  },
});

/** Whether a character is of use in a line that needs places to break, or has flags. */
function isNeeded(unit: string | undefined, needed: { readonly breaks: boolean; readonly flags: boolean }): boolean {
  return unit === '\u200b' ? needed.breaks : unit === '\udb40' && needed.flags;
}
