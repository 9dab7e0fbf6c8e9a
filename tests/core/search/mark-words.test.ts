import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markWords } from '../../../src/core/search/mark-words.ts';
import { parseQuery } from '../../../src/core/search/query.ts';

/** The text with its matches in brackets. */
function marked(text: string, query: string): string {
  return markWords(text, parseQuery(query))
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');
}

it.each([
  ['A fast parser.', 'parser', 'A fast [parser].'],
  ['Parsers for C', 'parser', '[Parsers] for C'],
  ['Le Café noir', 'cafe', 'Le [Café] noir'],
  ['ripgrep-all', 'ripgrep', '[ripgrep]-all'],
  ['Rust-ConfigParser', 'parser', 'Rust-Config[Parser]'],
  ['ConfigParser', 'configparser', '[ConfigParser]'],
  ['getHTTPParser2', 'http', 'get[HTTPParser2]'],
  ['nothing here', 'else', 'nothing here'],
  ['c and cpp', 'c', '[c] and cpp'],
  ['', 'word', ''],
])('marks %j for %j', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected);
});

it('keeps the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
      expect(
        markWords(text, parseQuery(query))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
