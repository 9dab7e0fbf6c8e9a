import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '../../../src/core/search/stem.ts';
import { fold, formsOf, indexWord, otherForms, runsOf, wordsOf } from '../../../src/core/search/words.ts';

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
  ['GitHub R', ['github', 'r', 'git', 'hub']],
  ['plain words', ['plain', 'words']],
])('finds %j under each of its forms', (text, forms) => {
  expect(formsOf(text)).toEqual(forms);
});

it.each([
  ['全文検索', ['全文', '文検', '検索']],
  ['Rustと書く本', ['rust', 'と書', '書く', 'く本']],
  ['本', ['本']],
  ['サーバー', ['サー', 'ーハ', 'ハー']],
  ['ไทย', ['ไท', 'ทย']],
  ['한국어 검색', ['한국어'.normalize('NFD'), '검색'.normalize('NFD')]],
  ['Пример и ещё', ['пример', 'и', 'еще']],
  ['the end of the end', ['the', 'end', 'of', 'the', 'end']],
])('reads %j as words in their order', (text, words) => {
  expect(runsOf(text)).toEqual(words);
});

it('joins what is written as one, but not long chains, which are paths', () => {
  expect(otherForms('a.b.c.d and a.b.c.d.e and fooBar and plain')).toEqual(['abcd', 'foo', 'bar']);
});

it('has the last character of a script without spaces, which begins no word', () => {
  expect(otherForms('全文検索 Rust入門で本 and a.b')).toEqual(['ab', '索', '本']);
});

it.each([
  ['c', 'x1xc'],
  ['7', 'x1x7'],
  ['go', 'go'],
  ['é', 'é'],
  ['本', '本'],
])('files %s in the index under %s', (word, filed) => {
  expect(indexWord(word)).toBe(filed);
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

it('finds the same forms in plain text as beside other letters, for which there is another way', () => {
  const text = fc.array(fc.constantFrom('a', 'bC', 'D', 'EF', '7', '.', '-', '/', "'", ' ', '\t'), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      expect(otherForms(parts.join(''))).toEqual(otherForms(`${parts.join('')} é`));
    }),
  );
});
