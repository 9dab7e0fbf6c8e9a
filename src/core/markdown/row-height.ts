import { hostOf } from '../model/address.ts';
import type { Item } from '../model/note.ts';

/** How high rows are likely to be on a wide screen and on a phone, in rem. */
export interface RowHeight {
  readonly wide: number;
  readonly narrow: number;
}

/** Padding of a row and height of a line, as the styles have them. */
const [PADDING, LINE] = [0.375, 1.5];

/**
 * Characters in a line of the text face, on a wide screen and on one of 360 px, a few less than there are on average: what is
 * not laid out yet must not stand out of the room that is kept for it.
 */
const CHARACTERS = { wide: 84, narrow: 38 };

/** Guesses the height of an item of a list, what is nested in it left out. */
export function guessHeight(item: Item): RowHeight {
  const characters = countCharacters(item);
  const heightOf = (most: number) => PADDING + LINE * Math.max(1, Math.ceil(characters / most));
  return { wide: heightOf(CHARACTERS.wide), narrow: heightOf(CHARACTERS.narrow) };
}

function countCharacters({ link, html }: Item): number {
  let sum = html === '' ? 0 : html.replace(/<[^>]*>/g, '').length;
  if (link === null) return sum;
  // A space before each text, and what is around a label.
  sum += link.title.text.length + hostOf(link.url).length + (link.description?.text.length ?? 0) + 3;
  for (const { label } of link.companions) sum += label.length + 3;
  for (const tag of link.tags) sum += tag.length + 3;
  return sum;
}
