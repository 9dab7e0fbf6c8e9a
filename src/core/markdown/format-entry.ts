import { collapse } from './html.ts';

/** A link as it is typed: plain text, in which nothing is Markdown. */
export interface EntryText {
  readonly title: string;
  readonly url: string;
  readonly description?: string;
  readonly companions?: readonly { readonly label: string; readonly url: string }[];
}

/**
 * Returns the one line that lists a link, without a line break at its end: `- [Title](url) - Description. ([HN](url))`.
 * All text comes out as it was typed, with white space folded and control characters left out; what would be read as
 * Markdown is escaped. A title or label without words is its address.
 */
export function formatEntry({ title, url, description = '', companions = [] }: EntryText): string {
  const about = formatDescription(description);
  const groups = companions
    .filter((companion) => formatAddress(companion.url) !== '')
    .map((companion) => ` (${formatLink(companion.label, companion.url)})`);
  return `- ${formatLink(title, url)}${about === '' ? '' : ` - ${about}`}${groups.join('')}`;
}

function formatLink(text: string, url: string): string {
  const address = formatAddress(url);
  return `[${formatText(text) || formatText(url)}](${address})`;
}

/**
 * What can begin or end something in inline Markdown. An underscore inside a word cannot, and an ampersand only as a
 * character reference.
 */
const MARKUP = /[\\`*~[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

function formatText(text: string): string {
  return collapse(withoutControls(text)).replace(MARKUP, (mark) => `\\${mark}`);
}

/** What parsers make a link of wherever it stands in text: web addresses, and mail addresses. */
const BARE_ADDRESS = /https?:(?=\/\/)|www(?=\.)|[\w.+-](?=@)/gi;

/** A bare address that all parsers end at the same place: nothing of it is escaped, and it has a possible host. */
const PLAIN_ADDRESS = /^(?:https?:\/\/|www\.)[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/[a-z\d/.=?#%+-]*)?$/i;

/**
 * Returns text in which plain addresses remain links, as in all Markdown. An unseen comment parts any other, as a backslash
 * does not; so it parts those that begin a group of parens, which would be read as companions.
 */
function formatDescription(description: string): string {
  const words = collapse(withoutControls(description)).split(' ');
  const formatted = words.map((word, index) => {
    const isPlain = PLAIN_ADDRESS.test(word) && words[index - 1]?.endsWith('(') !== true;
    return isPlain ? word : formatText(word).replace(BARE_ADDRESS, (start) => `${start}<!-- -->`);
  });
  return formatted.join(' ');
}

/** Returns an address as the target of a Markdown link; between angle brackets where it could not stand without. */
function formatAddress(url: string): string {
  // Browsers leave out line breaks and tabs of an address as well.
  const address = withoutControls(url.replace(/[\t\n\r]/g, '')).trim();
  const escaped = address.replace(/[\\<>]|&(?=#?\w+;)/g, (mark) => `\\${mark}`);
  return /\s/.test(address) || !isBalanced(address) ? `<${escaped}>` : escaped;
}

/** Whether each paren has its partner, as a Markdown target needs it. */
function isBalanced(address: string): boolean {
  let open = 0;
  for (const mark of address) {
    if (mark === '(') open++;
    if (mark === ')') open--;
    if (open < 0 || open > 8) return false;
  }
  return open === 0;
}

/** Returns text without what no file may hold: control characters but for white space, and halves of characters. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a note
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu, '');
}
