import type { Link, Rich } from '../model/link.ts';
import type { Note } from '../model/note.ts';

/** A mark at the end; in a vault, a tag or the name of a block may stand there, and a full stop would become part of it. */
const END_MARK =
  /[.!?…‥:;。．！？؟۔།་]["'”’»›」』)\]`*_]*$|\p{Extended_Pictographic}\ufe0f?$|\s(?:#\p{L}|\^\w)[\p{L}\p{N}_/-]*$/u;

/** The descriptions of a note that read like a sentence. */
export interface DescriptionEnds {
  readonly total: number;
  /** Those of them that do not end. */
  readonly open: readonly { readonly link: Link; readonly description: Rich }[];
}

/** Returns how many entries of a note have a description, and which of these do not end. */
export function collectDescriptionEnds(note: Note): DescriptionEnds {
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
