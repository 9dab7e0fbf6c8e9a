import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstId } from '../../../src/core/model/link-id.ts';
import {
  formatBundle,
  packGroups,
  parseBundle,
  parseBundleAddresses,
  unpackGroups,
} from '../../../src/core/search/link-bundle.ts';
import { searchGroup } from './sample.ts';

const text = fc.string({ unit: 'grapheme' });
const link = fc
  .record({
    number: fc.integer({ min: 1, max: 3 }),
    role: fc.constantFrom('entry' as const, 'homepage' as const, 'mention' as const),
    title: text,
    url: fc.oneof(text, fc.webUrl()),
    description: text,
    extra: text,
    companions: fc.array(fc.record({ label: text, url: text }), { maxLength: 3 }),
  })
  // Ids as notes give them.
  .map(({ number, ...rest }) => ({ id: firstId(rest) + (number === 1 ? '' : `-${number}`), ...rest }));
const group = fc.record({ slug: text, note: text, section: fc.array(text), links: fc.array(link, { maxLength: 4 }) });

describe('a file of links', () => {
  it('gives back what it was given, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), (groups) => {
        expect(parseBundle(formatBundle(groups))).toEqual(groups);
        expect(unpackGroups(packGroups(groups))).toEqual(groups);
      }),
    );
  });

  it('gives back its addresses alone, each before those of its companions', () => {
    const companions = [
      { label: 'HN', url: 'https://hn.example/' },
      { label: 'Code', url: 'https://code.example/' },
    ];
    const [first, second] = [
      searchGroup([{ url: 'https://a.example/', companions }]),
      searchGroup([{ url: 'b' }, { url: 'c' }]),
    ];
    expect(parseBundleAddresses(formatBundle([first, second]))).toEqual([
      ['https://a.example/', 'https://hn.example/', 'https://code.example/'],
      ['b', 'c'],
    ]);
  });

  it('throws when it is cut off, wherever that is', () => {
    const written = formatBundle([searchGroup([{ companions: [{ label: 'HN', url: 'https://x.example/' }] }, {}])]);
    for (let end = 0; end < written.length; end++) {
      expect(() => parseBundle(written.slice(0, end)), `cut at ${end}`).toThrow(SyntaxError);
    }
  });
});
