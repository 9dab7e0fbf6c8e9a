import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bundle, groupOf, packGroupTable, unpackGroupTable } from '../../../src/core/search/group-table.ts';
import type { GroupShape } from '../../../src/core/search/group-words.ts';

const SHAPES: GroupShape[] = [
  {
    context: 3,
    links: [
      { title: 2, text: 8 },
      { title: 1, text: 0 },
    ],
  },
  { context: 5, links: [{ title: 2, text: 8 }] },
  {
    context: 1,
    links: [
      { title: 0, text: 0 },
      { title: 0, text: 0 },
      { title: 3000, text: 500_000 },
    ],
  },
];
const BUNDLES: Bundle[] = [
  { name: 'first', groups: 2 },
  { name: 'second', groups: 1 },
];

const shapes = fc.array(
  fc.record({
    context: fc.integer({ min: 1, max: 300 }),
    links: fc.array(fc.record({ title: fc.nat(40), text: fc.nat(400) }), { minLength: 1, maxLength: 20 }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** The words that stand in a table, as shapes again. */
function shapesIn(bytes: Uint8Array): GroupShape[] {
  const { groups, firstLink, context, words, start, title } = unpackGroupTable(bytes);
  return Array.from({ length: groups }, (_, group) => {
    const [first = 0, end = 0] = firstLink.subarray(group, group + 2);
    const links = Array.from({ length: end - first }, (__, at) => {
      const next = first + at + 1 < end ? start[first + at + 1] : words[group];
      const own = title[first + at] ?? 0;
      return { title: own, text: (next ?? 0) - (start[first + at] ?? 0) - own };
    });
    return { context: context[group] ?? 0, links };
  });
}

describe('a group table', () => {
  it('tells where the words of each link stand', () => {
    const table = unpackGroupTable(packGroupTable(SHAPES, BUNDLES));
    expect({ groups: table.groups, links: table.links }).toEqual({ groups: 3, links: 6 });
    expect([...table.firstLink]).toEqual([0, 2, 3, 6]);
    expect([...table.context]).toEqual([3, 5, 1]);
    expect([...table.words]).toEqual([14, 15, 503_001]);
    expect([...table.start]).toEqual([3, 13, 5, 1, 1, 1]);
    expect([...table.title]).toEqual([2, 1, 2, 0, 0, 3000]);
  });

  it('tells which file holds a group', () => {
    const table = unpackGroupTable(packGroupTable(SHAPES, BUNDLES));
    expect(table.bundles).toEqual(['first', 'second']);
    expect([...table.bundleOf]).toEqual([0, 0, 1]);
    expect([...table.firstGroup]).toEqual([0, 2, 3]);
  });

  it('tells which group holds a link', () => {
    const table = unpackGroupTable(packGroupTable(SHAPES, BUNDLES));
    expect([0, 1, 2, 3, 4, 5].map((link) => groupOf(table, link))).toEqual([0, 0, 1, 2, 2, 2]);
  });

  it('is unpacked as it was packed, whatever the shapes', () => {
    fc.assert(
      fc.property(shapes, (given) => {
        expect(shapesIn(packGroupTable(given, [{ name: 'all', groups: given.length }]))).toEqual(given);
      }),
    );
  });

  it('may be that of a site without links', () => {
    expect(unpackGroupTable(packGroupTable([], []))).toMatchObject({ groups: 0, links: 0, bundles: [] });
  });

  it('throws when it is cut off, wherever that is', () => {
    const bytes = packGroupTable(SHAPES, BUNDLES);
    for (let end = 0; end < bytes.length; end++) {
      expect(() => unpackGroupTable(bytes.subarray(0, end)), `cut at ${end}`).toThrow(RangeError);
    }
  });
});
