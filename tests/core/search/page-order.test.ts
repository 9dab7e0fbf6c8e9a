import { describe, expect, it } from 'vitest';
import { type IndexedPage, readPageOrder } from '../../../src/core/search/page-order.ts';

const NUMBER = 0;
const TEXT = 3;
const LIST = 4;

/** The head of a CBOR item with its value or length in as few bytes as they need. */
function head(type: number, value: number): number[] {
  if (value < 24) return [(type << 5) | value];
  const size = value < 2 ** 8 ? 0 : value < 2 ** 16 ? 1 : 2;
  const bytes = Array.from({ length: 1 << size }, (_, index) => (value >>> (8 * index)) & 0xff);
  return [(type << 5) | (24 + size), ...bytes.reverse()];
}

function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [...head(TEXT, bytes.length), ...bytes];
}

const SIGNATURE = [...new TextEncoder().encode('pagefind_dcd')];

/** Metadata as far as it is read: a version, then pages with fields that do not matter here. */
function metadata(pages: readonly IndexedPage[], more: readonly string[] = []): Uint8Array {
  const items = pages.flatMap(({ id, words }) => [
    ...head(LIST, 2 + more.length),
    ...text(id),
    ...head(NUMBER, words),
    ...more.flatMap(text),
  ]);
  return Uint8Array.from([...SIGNATURE, ...head(LIST, 2), ...text('1.0'), ...head(LIST, pages.length), ...items]);
}

const pagesOf = (count: number, words: number): IndexedPage[] =>
  Array.from({ length: count }, (_, index) => ({ id: `en_${index.toString(16)}`, words }));

describe('the order of pages', () => {
  it.each([
    ['no page', pagesOf(0, 0)],
    ['few pages', [...pagesOf(3, 5), { id: 'unknown_ffé', words: 0 }]],
    ['pages and words whose numbers take a byte', pagesOf(200, 23).concat(pagesOf(1, 24), pagesOf(1, 255))],
    ['pages and words whose numbers take two bytes', pagesOf(300, 256).concat(pagesOf(1, 65_535))],
    ['words whose numbers take four bytes', pagesOf(1, 65_536).concat(pagesOf(1, 3_000_000_000))],
    ['a long id', [{ id: 'x'.repeat(300), words: 1 }]],
  ])('is read: %s', (_, pages) => {
    expect(readPageOrder(metadata(pages))).toEqual(pages);
  });

  it('is read past what else is known of a page', () => {
    const pages = pagesOf(2, 7);
    expect(readPageOrder(metadata(pages, ['more', '']))).toEqual(pages);
  });

  it.each([
    ['another signature', [...SIGNATURE.slice(1), 0]],
    ['a number in place of the list', [...SIGNATURE, ...head(NUMBER, 2)]],
    ['no version', [...SIGNATURE, ...head(LIST, 2), ...head(LIST, 0), ...head(LIST, 0)]],
    ['a page that is a text', [...SIGNATURE, ...head(LIST, 2), ...text('1'), ...head(LIST, 1), ...text('en_1')]],
    ['a length of eight bytes', [...SIGNATURE, (LIST << 5) | 27, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['a list without a length', [...SIGNATURE, (LIST << 5) | 31]],
  ])('is not told from anything else: %s', (_, bytes) => {
    expect(() => readPageOrder(Uint8Array.from(bytes))).toThrow(/^Unexpected .+ expected what Pagefind writes$/);
  });

  it('is not told from metadata that is cut off, wherever that is', () => {
    for (const bytes of [metadata(pagesOf(2, 3)), metadata(pagesOf(1, 70_000)), metadata(pagesOf(1, 3), ['end'])]) {
      for (let end = 0; end < bytes.length; end++) {
        expect(() => readPageOrder(bytes.subarray(0, end)), `cut at ${end}`).toThrow('Unexpected');
      }
    }
  });
});
