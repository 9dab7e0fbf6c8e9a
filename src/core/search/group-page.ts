import { hostOf, normaliseAddress } from '../model/address.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import { addressWord } from './address-word.ts';
import { wordsOf } from './words.ts';

/** Stands between the texts of an element: white space to the index, and in no text, as `tidy` has seen to. */
const SEPARATOR = '\u2003';

/**
 * Weight of all words. The index writes a word's weight only where it differs from 25/24, so the plain weight of 1 would
 * stand beside each of a million words.
 */
const WEIGHT = '1.05';

/** Weight of words in titles: of the groups that hold a word, those with it in a title are loaded first. */
const TITLE_WEIGHT = '2';

/** Breaks up `___`, with which Pagefind's own signs begin. */
const JOINER = '\u2060';

/** Letters for the texts that a link has, in the order in which they stand. */
const TEXTS = [
  ['t', 'title'],
  ['d', 'description'],
  ['x', 'extra'],
] as const satisfies readonly (readonly [string, keyof FoundLink])[];

const ROLES = { entry: 'e', homepage: 'h', mention: 'm' } as const;

/** An element with an id, as the index keeps it for the group's page. */
export interface GroupAnchor {
  readonly id: string;
  readonly text: string;
}

/**
 * Writes a group as the page that Pagefind indexes. What only is shown (addresses) stands in the ids, which are kept but
 * not searched; what only is searched (hosts, labels, words for addresses) stands in an element without id.
 */
export function writeGroupPage(group: SearchGroup, language: string): string {
  const context = [group.note, ...group.section].map(escapeText).join(SEPARATOR);
  const rows = group.links.map((link) => `<li id="${writeLinkId(link)}">${writeTexts(link).join(SEPARATOR)}</li>`);
  return (
    `<html lang="${escapeId(language)}"><body><div data-pagefind-weight="${WEIGHT}">` +
    `<p id="${escapeId(group.slug)}|">${context}</p>${rows.join('')}<p>${hiddenWords(group).join(' ')}</p></div></body></html>`
  );
}

/** Reads a group back from the anchors that the index has kept of its page. */
export function readGroupAnchors(anchors: readonly GroupAnchor[]): SearchGroup {
  const [head, ...rows] = anchors;
  if (head === undefined || !head.id.endsWith('|')) throw new Error('Unexpected record in the search index');
  const [note = '', ...section] = unescapeText(head.text).split(SEPARATOR);
  return { slug: unescapeId(head.id.slice(0, -1)), note, section, links: rows.map(readLink) };
}

function writeLinkId(link: FoundLink): string {
  const has = TEXTS.filter(([, key]) => link[key] !== '').map(([letter]) => letter);
  const companions = link.companions.flatMap(({ label, url }) => [label, url]);
  return [link.id, ROLES[link.role] + has.join(''), link.url, ...companions].map(escapeId).join('|');
}

function writeTexts(link: FoundLink): string[] {
  return TEXTS.filter(([, key]) => link[key] !== '').map(([, key]) => {
    const text = escapeText(link[key]);
    return key === 'title' ? `<b data-pagefind-weight="${TITLE_WEIGHT}">${text}</b>` : text;
  });
}

function readLink({ id: written, text }: GroupAnchor): FoundLink {
  const [id = '', shape = '', url = '', ...rest] = written.split('|').map(unescapeId);
  const texts = unescapeText(text).split(SEPARATOR);
  const role = shape.startsWith(ROLES.entry) ? 'entry' : shape.startsWith(ROLES.homepage) ? 'homepage' : 'mention';
  const at = (letter: string) => (shape.includes(letter, 1) ? (texts[shape.indexOf(letter, 1) - 1] ?? '') : '');
  const companions = Array.from({ length: rest.length >> 1 }, (_, index) => ({
    label: rest[2 * index] ?? '',
    url: rest[2 * index + 1] ?? '',
  }));
  return { id, role, url, title: at('t'), description: at('d'), extra: at('x'), companions };
}

function hiddenWords({ links }: SearchGroup): string[] {
  const words = new Set<string>();
  const addWords = (text: string) => {
    for (const word of wordsOf(text)) words.add(word);
  };
  for (const link of links) {
    for (const { label, url } of [{ label: '', url: link.url }, ...link.companions]) {
      addWords(label);
      addWords(hostOf(url));
      words.add(addressWord(normaliseAddress(url)));
    }
  }
  return [...words];
}

/**
 * Escapes what ends an attribute, what Pagefind takes out of an id (white space), decodes in it (`&`) or reads as a sign
 * of its own (`___`), and what separates the parts.
 */
function escapeId(text: string): string {
  return text.replace(/[\s&<>"'\\|\u200b]|_(?=__)/gu, (character) => {
    return `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function unescapeId(text: string): string {
  return text.replace(/\\([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Pagefind decodes the text of an anchor twice, so what looks like an entity is escaped twice. */
function escapeText(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;amp;')
    .replaceAll('<', '&lt;')
    .replace(/_(?=__)/g, `_${JOINER}`);
}

function unescapeText(text: string): string {
  return text.replaceAll(`_${JOINER}`, '_');
}
