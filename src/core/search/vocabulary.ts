import type { TextTable } from '../model/text-table.ts';
import { countWordFiles, fileWords } from './spelling.ts';

/** The words of a site that slips are looked for in, and in how many groups each of them stands. */
export interface Vocabulary {
  /** Counts the words of a group, each of which is given once, by its number. */
  readonly count: (numbers: Iterable<number>) => void;
  /** Returns the contents of its files. */
  readonly file: () => string[];
}

/** Creates a vocabulary without words, whose words have their numbers in a table. */
export function createVocabulary({ texts }: TextTable): Vocabulary {
  const counts: number[] = [];
  return {
    count: (numbers) => {
      for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
    },
    file: () => {
      const counted = texts.flatMap((word, number) => {
        const count = counts[number];
        return count === undefined ? [] : [[word, count] as const];
      });
      return fileWords(counted, countWordFiles(counted.length));
    },
  };
}
