import type { Link } from '../model/link.ts';

/** Characters of a title that a hint shows. */
const LONGEST = 60;

/** The title of a link as a hint names it, cut when it is long. */
export function shortTitle({ title: { text } }: Pick<Link, 'title'>): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
