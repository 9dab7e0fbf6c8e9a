import { hostOf } from '../model/address.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import { hostForms } from './host-words.ts';
import { indexWord, otherForms, runsOf, unique } from './words.ts';

/** How many words each part of a group has, in the order in which they stand on the group's page. */
export interface GroupShape {
  /** Words of the note, the headings and the hosts. */
  readonly context: number;
  /** Of each link: words of the title, then words of the other texts. */
  readonly links: readonly { readonly title: number; readonly text: number }[];
}

/** The words of a group as the index gets them. */
export interface GroupWords extends GroupShape {
  readonly words: readonly string[];
  /** The words that a reader may look for, as they are spelled; a word may stand there several times. */
  readonly spelled: readonly string[];
}

/** The same in two texts, words apart by spaces; of the words as they are spelled, each once. */
export interface GroupText extends GroupShape {
  readonly words: string;
  readonly spelled: string;
}

/**
 * Numbers of words that a title or another text can have: it is filled up with its last word. So two numbers a link
 * take some six bits in the table of all groups. On a large wiki, 6 % of all words only fill up. With half as many steps
 * it would be 24 %, which takes Pagefind a tenth longer and makes its index 5 % larger, for 20 KB less of the table.
 */
const SCALES = { title: scale(6, 1, 1.25), text: scale(16, 2, 1.25) } as const;

/**
 * Collects the words of a group. Their places tell which link a word belongs to, and whether it stands in its title. Hosts
 * belong to the group: `github` would otherwise stand in the index for each of 60,000 links.
 */
export function collectGroupWords(group: SearchGroup): GroupWords {
  const spelled: string[] = [];
  const collect = (text: string): string[] => {
    const runs = runsOf(text);
    for (const run of runs) spelled.push(run);
    return unique([...runs, ...otherForms(text)]);
  };
  const context = new Set([
    ...collect([group.note, ...group.section].join(' ')),
    ...[...hostsOf(group)].flatMap(hostForms),
  ]);
  // A page without a word would get no place in the index.
  const words = context.size > 0 ? [...context] : [EMPTY];
  const shape = { context: words.length, links: [] as { title: number; text: number }[] };
  for (const link of group.links) {
    const inTitle = fillUp(collect(link.title), SCALES.title);
    const inText = fillUp(collect(textOf(link)), SCALES.text);
    words.push(...inTitle, ...inText);
    shape.links.push({ title: inTitle.length, text: inText.length });
  }
  return { ...shape, words: words.map(indexWord), spelled };
}

/** Collects the words of a group as texts. */
export function collectGroupText(group: SearchGroup): GroupText {
  const { words, spelled, ...shape } = collectGroupWords(group);
  return { ...shape, words: words.join(' '), spelled: [...new Set(spelled)].join(' ') };
}

/** Returns the steps of a scale: even ones up to `linear`, then each so many times the one before. */
function scale(linear: number, step: number, factor: number): number[] {
  const steps: number[] = [];
  for (let at = 0; at < 2 ** 20; at = at < linear ? at + step : Math.ceil((at * factor) / step) * step) steps.push(at);
  return steps;
}

function fillUp(words: string[], steps: readonly number[]): string[] {
  const last = words.at(-1);
  if (last === undefined) return words;
  const wanted = steps.find((step) => step >= words.length) ?? words.length;
  while (words.length < wanted) words.push(last);
  return words;
}

/** No word of a text: those have no `x` before and after a digit and nothing else. */
const EMPTY = 'x0x';

function textOf({ description, extra, companions }: FoundLink): string {
  return [description, extra, ...companions.map(({ label }) => label)].join(' ').trim();
}

function hostsOf({ links }: SearchGroup): Set<string> {
  return new Set(
    links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)].map(hostOf)),
  );
}

/** Languages whose texts Pagefind would cut further than `formsOf` does. */
const SEGMENTED = /^(?:zh|ja|th)\b/i;

/**
 * Writes words as the page that Pagefind indexes, with a number that makes it different from all others. Pagefind writes
 * a word's weight only where it differs from 25/24, so the plain weight of 1 would stand beside each of a million words.
 */
export function writeGroupPage(words: string, number: number, language: string): string {
  const lang = SEGMENTED.test(language) ? 'und' : language.replace(/[^\w-]/g, '');
  return `<html lang="${lang}"><body><a id="${number}"></a><p data-pagefind-weight="1.05">${words}</p></body></html>`;
}
