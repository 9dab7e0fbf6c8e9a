import { hostOf } from '../model/address.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import { createTextTable } from '../model/text-table.ts';
import { hostForms } from './host-words.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { numberWords } from './word-numbers.ts';
import { indexWord, unique } from './words.ts';

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
  /** The words that a reader may look for, as they are spelled, each once. */
  readonly spelled: readonly string[];
}

/** The same in two texts, words apart by spaces. */
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

/** Collects the words of groups. What it has learned of words and hosts makes the next groups quicker. */
export interface WordCollector {
  /**
   * Collects the words of a group. Their places tell which link a word belongs to, and whether it stands in its title. Hosts
   * belong to the group: `github` would otherwise stand in the index for each of 60,000 links.
   */
  readonly collect: (group: SearchGroup) => GroupWords;
  /** Collects the words of a group as texts, and counts them in the vocabulary. */
  readonly collectText: (group: SearchGroup) => GroupText;
  /** Counts the words of a group that were collected before. */
  readonly countText: (text: Pick<GroupText, 'spelled'>) => void;
  /** The words of all groups that were counted. */
  readonly vocabulary: Pick<Vocabulary, 'file'>;
}

/** Creates a collector that knows no words. */
export function createWordCollector(): WordCollector {
  const table = createTextTable();
  const vocabulary = createVocabulary(table);
  const hosts = createTextTable();
  const formsOfHosts: (readonly number[])[] = [];
  const formsOfHost = (host: string): readonly number[] => {
    const number = hosts.numberOf(host);
    formsOfHosts[number] ??= hostForms(host).map(table.numberOf);
    return formsOfHosts[number];
  };
  const textsOf = (numbers: Iterable<number>): string[] => Array.from(numbers, (number) => table.texts[number] ?? '');
  const collectNumbers = (group: SearchGroup) => {
    const spelled = new Set<number>();
    const collectWords = (text: string): number[] => {
      const { runs, others } = numberWords(text, table);
      for (const run of runs) spelled.add(run);
      return unique(others.length > 0 ? [...runs, ...others] : runs);
    };
    const context = new Set(collectWords([group.note, ...group.section].join(' ')));
    for (const url of urlsOf(group)) for (const form of formsOfHost(hostOf(url))) context.add(form);
    // A page without a word would get no place in the index.
    const words = context.size > 0 ? [...context] : [table.numberOf(EMPTY)];
    const shape = { context: words.length, links: [] as { title: number; text: number }[] };
    for (const link of group.links) {
      const inTitle = fillUp(collectWords(link.title), SCALES.title);
      const inText = fillUp(collectWords(textOf(link)), SCALES.text);
      words.push(...inTitle, ...inText);
      shape.links.push({ title: inTitle.length, text: inText.length });
    }
    return { shape, words, spelled };
  };
  const wordsOf = (numbers: readonly number[]): string[] => textsOf(numbers).map(indexWord);
  return {
    collect: (group) => {
      const { shape, words, spelled } = collectNumbers(group);
      return { ...shape, words: wordsOf(words), spelled: textsOf(spelled) };
    },
    collectText: (group) => {
      const { shape, words, spelled } = collectNumbers(group);
      vocabulary.count(spelled);
      return { ...shape, words: wordsOf(words).join(' '), spelled: textsOf(spelled).join(' ') };
    },
    countText: ({ spelled }) => {
      if (spelled !== '') vocabulary.count(spelled.split(' ').map(table.numberOf));
    },
    vocabulary,
  };
}

/** Returns the steps of a scale: even ones up to `linear`, then each so many times the one before. */
function scale(linear: number, step: number, factor: number): number[] {
  const steps: number[] = [];
  for (let at = 0; at < 2 ** 20; at = at < linear ? at + step : Math.ceil((at * factor) / step) * step) steps.push(at);
  return steps;
}

function fillUp(words: number[], steps: readonly number[]): number[] {
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

function urlsOf({ links }: SearchGroup): string[] {
  return links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]);
}

/** Languages whose texts Pagefind would cut further than `formsOf` does. */
const SEGMENTED = /^(?:zh|ja|th)\b/i;

/** The language in which Pagefind is told that a page is. */
export function pageLanguage(language: string): string {
  return SEGMENTED.test(language) ? 'und' : language.replace(/[^\w-]/g, '');
}

/**
 * Writes words as the page that Pagefind indexes, with a number that makes it different from all others. Pagefind writes
 * a word's weight only where it differs from 25/24, so the plain weight of 1 would stand beside each of a million words.
 */
export function writeGroupPage(words: string, number: number, language: string): string {
  return `<html lang="${pageLanguage(language)}"><body><a id="${number}"></a><p data-pagefind-weight="1.05">${words}</p></body></html>`;
}
