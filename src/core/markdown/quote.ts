import type { Link } from '../model/link.ts';

/** In characters; 1,083 of 113,000 titles in a large wiki are longer. */
const QUOTE_LENGTH = 150;

/** Whether a link is a quotation: its text is long, and nothing else is said of it. */
export function isQuote(link: Link): boolean {
  return link.title.text.length > QUOTE_LENGTH && link.description === null;
}
