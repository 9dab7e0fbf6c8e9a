import { describe, expect, it } from 'vitest';
import { createTextTable } from '../../../src/core/model/text-table.ts';
import { numberWords } from '../../../src/core/search/word-numbers.ts';
import { otherForms, runsOf } from '../../../src/core/search/words.ts';

/** Texts of a few signs in every order, and of a few letters that are not plain. */
function allTexts(signs: readonly string[], length: number): string[] {
  if (length === 0) return [''];
  return allTexts(signs, length - 1).flatMap((text) => signs.map((sign) => text + sign));
}

describe('the numbers of words', () => {
  const table = createTextTable();
  const read = (text: string) => {
    const { runs, others } = numberWords(text, table);
    return [runs, others].map((numbers) => numbers.map((number) => table.texts[number]));
  };

  it.each([
    'Next.js & C',
    'ripgrepAll, v2.0 - the best of (all) tools',
    "l'été à Zürich, Next.js",
    'a.b.c.d.e/f',
    'ABCdef iPhone x86_64 C++',
    'tab\tline\nfeed\u000bvertical\fform\rend',
    '日本語 サーバー Next.js',
    'İstanbul Größe ΑΘΉΝΑ',
    'ends in a.',
    'lone \ud800 half',
    '',
  ])('are those of all words and other forms (%j)', (text) => {
    expect(read(text)).toEqual([runsOf(text), otherForms(text)]);
  });

  it('are so for every order of signs', () => {
    for (const text of allTexts(['a', 'B', '1', '.', '-', ' ', '\n', 'é'], 5)) {
      const [runs, others] = read(text);
      if (runs?.join() !== runsOf(text).join() || others?.join() !== otherForms(text).join()) {
        expect({ text, runs, others }).toEqual({ text, runs: runsOf(text), others: otherForms(text) });
      }
    }
  });
});
