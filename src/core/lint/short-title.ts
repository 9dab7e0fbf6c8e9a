/** Characters of a title that a hint shows. */
const LONGEST = 60;

/** The title of a link, given as plain text, as a hint names it, cut when it is long. */
export function shortTitle(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
