import { hostOf } from '../model/address.ts';
import type { FoundLink, SearchGroup } from '../model/search-record.ts';
import { createTextTable } from '../model/text-table.ts';
import { hostForms } from './host-words.ts';
import { createNumberMarks } from './number-marks.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import { numberWords } from './word-numbers.ts';
import { indexWord } from './words.ts';

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
  const textsOf = (numbers: readonly number[]): string[] => numbers.map((number) => table.texts[number] ?? '');
  const [inText, inGroup] = [createNumberMarks(), createNumberMarks()];
  // Adds the words of a text to those of its group.
  const addWords = (text: string, words: number[], spelled: number[]): void => {
    const { runs, others } = numberWords(text, table);
    inText.begin();
    for (const run of runs) {
      if (inText.isNew(run)) words.push(run);
      if (inGroup.isNew(run)) spelled.push(run);
    }
    for (const other of others) if (inText.isNew(other)) words.push(other);
  };
  const collectNumbers = (group: SearchGroup) => {
    const words: number[] = [];
    const spelled: number[] = [];
    inGroup.begin();
    addWords([group.note, ...group.section].join(' '), words, spelled);
    for (const url of urlsOf(group))
      for (const form of formsOfHost(hostOf(url))) if (inText.isNew(form)) words.push(form);
    // A page without a word would get no place in the index.
    if (words.length === 0) words.push(table.numberOf(EMPTY));
    const shape = { context: words.length, links: [] as { title: number; text: number }[] };
    for (const link of group.links) {
      const start = words.length;
      addWords(link.title, words, spelled);
      fillUp(words, start, SCALES.title);
      const end = words.length;
      addWords(textOf(link), words, spelled);
      fillUp(words, end, SCALES.text);
      shape.links.push({ title: end - start, text: words.length - end });
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

/** Repeats the last of the words from `start` on until they are as many as a step of the scale. */
function fillUp(words: number[], start: number, steps: readonly number[]): void {
  const count = words.length - start;
  const last = words.at(-1);
  if (last === undefined || count === 0) return;
  const wanted = steps.find((step) => step >= count) ?? count;
  while (words.length < start + wanted) words.push(last);
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
