import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWordFiles, fileWords, findCorrections, isOneSlip, wordFiles } from '../../../src/core/search/spelling.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0é本';
const word = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength, maxLength: 12 }).filter((text) => /\p{L}/u.test(text));

/** All words that one slip makes of a word, made letter by letter. */
function slips(text: string): string[] {
  const places = Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)] as const);
  const made = places.flatMap(([start, end]) => [
    start + end.slice(1),
    start + (end[1] ?? '') + (end[0] ?? '') + end.slice(2),
    ...[...LETTERS].flatMap((letter) => [start + letter + end, end === '' ? text : start + letter + end.slice(1)]),
  ]);
  return [...new Set(made)].filter((slip) => slip !== text);
}

/** Looks for corrections as a browser does: in those files only that a word can stand in. */
function correct(typed: string, counts: Readonly<Record<string, number>>, files = 8): string[] {
  const filed = fileWords(new Map(Object.entries(counts)), files);
  const loaded = wordFiles(typed, files).map((file) => filed[file] ?? '');
  return findCorrections(typed, loaded).map((known) => known.word);
}

describe('one slip', () => {
  it.each([
    ['parser', 'paser', true],
    ['parser', 'parrser', true],
    ['parser', 'pardser', true],
    ['parser', 'parsar', true],
    ['parser', 'aprser', true],
    ['parser', 'parsre', true],
    ['parser', 'parsers', true],
    ['parser', 'parser', false],
    ['parser', 'pasrre', false],
    ['parser', 'psrare', false],
    ['parser', 'pser', false],
    ['parser', 'parsing', false],
    ['abcd', 'cbad', false],
  ])('between %s and %s: %s', (a, b, expected) => {
    expect([isOneSlip(a, b), isOneSlip(b, a)]).toEqual([expected, expected]);
  });

  it('is what can be made of a word in one step, and nothing else', () => {
    fc.assert(
      fc.property(word(2), word(2), (a, b) => {
        const near = slips(a);
        expect(near.filter((slip) => !isOneSlip(a, slip))).toEqual([]);
        expect(isOneSlip(a, b)).toBe(near.includes(b));
      }),
    );
  });
});

describe('a correction', () => {
  it('is found in two or three files, whatever the slip', () => {
    fc.assert(
      fc.property(word(3), (known) => {
        const typed = slips(known).filter((slip) => slip.length >= 4);
        expect(typed.filter((slip) => !correct(slip, { [known]: 1 }, 64).includes(known))).toEqual([]);
        expect(typed.filter((slip) => wordFiles(slip, 64).length > 3)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, string, Record<string, number>, string[]]>([
    ['the frequent word first', 'parsr', { parsr1: 1, parse: 64, parser: 8 }, ['parse', 'parser', 'parsr1']],
    ['a swap before other slips', 'pasrer', { parser: 4, passer: 32 }, ['parser', 'passer']],
    ['another first letter last', 'cata', { data: 16, cats: 4 }, ['cats', 'data']],
    ['words of equal likelihood by name', 'parxe', { parse: 1, parme: 1 }, ['parme', 'parse']],
    ['none of a known word', 'form', { form: 8, from: 63 }, []],
    ['of a known word, one that is much more frequent', 'form', { form: 8, from: 64, fork: 32 }, ['from']],
    ['none of a short word', 'teh', { the: 1000 }, []],
    ['a short word of a long one', 'gitt', { git: 5 }, ['git']],
    ['none of two slips', 'prsre', { parser: 9 }, []],
    ['no number', '20211', { 2021: 9 }, []],
    ['words of any script', 'пирмер', { пример: 2 }, ['пример']],
    ['nothing without words', 'parser', {}, []],
  ])('is %s', (_, typed, counts, expected) => {
    expect(correct(typed, counts)).toEqual(expected);
  });

  it('leaves out words that nobody types', () => {
    const counts = new Map([
      ['ab', 1],
      ['12345', 1],
      ['x'.repeat(33), 1],
    ]);
    expect(fileWords(counts, 2)).toEqual(['', '']);
  });
});

describe('the files of a vocabulary', () => {
  it('do not depend on the order of the words', () => {
    const counts = [...'abcdefghij'].map((letter, index) => [`${letter}xyz${letter}`, index + 1] as const);
    expect(fileWords(new Map([...counts].reverse()), 4)).toEqual(fileWords(new Map(counts), 4));
  });

  it('hold a word with the logarithm of its count, of which one digit is enough', () => {
    const counts = new Map([
      ['aaa', 1],
      ['bbb', 1000],
      ['ccc', Number.MAX_SAFE_INTEGER],
    ]);
    expect(fileWords(counts, 1)).toEqual(['aaa 0\nbbb 9\nccc z']);
  });

  it.each([
    [0, 1],
    [100, 1],
    [4000, 4],
    [66_000, 64],
  ])('of %i words are %i', (words, files) => {
    expect(countWordFiles(words)).toBe(files);
  });
});
