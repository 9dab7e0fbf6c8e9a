import { describe, expect, it } from 'vitest';
import { stem } from '../../../src/core/search/stem.ts';
import { fold, formsOf, wordsOf } from '../../../src/core/search/words.ts';

it.each([
  ['Café', 'cafe'],
  ['Grégoire', 'gregoire'],
  ['ŁÓDŹ', 'łodz'],
  ['naïve', 'naive'],
  ['Что', 'что'],
])('folds %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it.each([
  ['rust parser', ['rust', 'parser']],
  ['github.com regex', ['github', 'com', 'regex']],
  ['  Next.js,  C++ & c# ', ['next', 'js', 'c']],
  ['the the', ['the']],
  ['!?', []],
])('reads the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it.each([
  ['Next.js', ['next', 'js', 'nextjs']],
  ['ripgrepAll', ['ripgrepall', 'ripgrep', 'all']],
  ['@types/node', ['types', 'node', 'typesnode']],
  ['GitHub R', ['github', 'git', 'hub', 'r']],
  ['plain words', ['plain', 'words']],
])('finds %j under each of its forms', (text, forms) => {
  expect(formsOf(text)).toEqual(forms);
});

describe('stem', () => {
  it.each([
    ['parser', 'parsers'],
    ['parser', 'parsing'],
    ['library', 'libraries'],
    ['running', 'runs'],
    ['linking', 'linked'],
  ])('is the same for %s and %s', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['go', 'going'],
    ['class', 'clas'],
    ['rust', 'rest'],
  ])('differs for %s and %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});
