import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkId } from '../../../src/core/model/link-id.ts';
import {
  addressFile,
  countAddressFiles,
  findAddress,
  listAddresses,
  packAddresses,
} from '../../../src/core/search/address-table.ts';

interface Listed {
  readonly address: string;
  readonly group: number;
}

/** So many addresses, each in a group of its own. */
function addresses(count: number, name = 'listed'): Listed[] {
  return Array.from({ length: count }, (_, group) => ({ address: `${name}.example/page/${group}`, group }));
}

/** Packs addresses into so many files. */
function pack(listed: readonly Listed[], files: number): Uint8Array[] {
  const list = listAddresses();
  for (const { address, group } of listed) list.add(linkId(address), group);
  return packAddresses(list, files);
}

/** Looks an address up as a browser does, in the one file that it stands in. */
function find(packed: readonly Uint8Array[], address: string): number[] {
  return findAddress(packed[addressFile(address, packed.length)] ?? new Uint8Array(), address, packed.length);
}

describe('an address table', () => {
  it.each([1, 2, 16])('finds every address in %i files, and no other', (files) => {
    const packed = pack(addresses(3000), files);
    expect(packed).toHaveLength(files);
    const lost = addresses(3000).filter(({ address, group }) => !find(packed, address).includes(group));
    expect(lost).toEqual([]);
    expect(addresses(500, 'other').filter(({ address }) => find(packed, address).length > 0)).toEqual([]);
  });

  it('finds any text', () => {
    const listed = fc.array(fc.record({ address: fc.string({ unit: 'grapheme' }), group: fc.nat(2 ** 24 - 1) }));
    fc.assert(
      fc.property(listed, fc.constantFrom(1, 4), (given, files) => {
        const packed = pack(given, files);
        for (const { address, group } of given) expect(find(packed, address)).toContain(group);
      }),
    );
  });

  it('names all groups that list an address, each once', () => {
    const groups = [70_000, 3, 3, 16_777_215, 0];
    const packed = pack([...groups.map((group) => ({ address: 'a.example', group })), ...addresses(9)], 1);
    expect(find(packed, 'a.example')).toEqual([0, 3, 70_000, 16_777_215]);
  });

  it('does not depend on the order in which addresses are listed', () => {
    expect(pack(addresses(100).reverse(), 2)).toEqual(pack(addresses(100), 2));
  });

  it('of nothing has a file with nothing in it', () => {
    const packed = pack([], countAddressFiles(0));
    expect(packed).toEqual([new Uint8Array()]);
    expect(find(packed, 'a.example')).toEqual([]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [2000, 1],
    [4000, 2],
    [32_000, 16],
    [150_000, 64],
  ])('of %i addresses has %i files', (count, files) => {
    expect(countAddressFiles(count)).toBe(files);
  });

  it('has files of like sizes', () => {
    const sizes = pack(addresses(16_000), 8).map((bytes) => bytes.length / 6);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(16_000);
    for (const size of sizes) expect(Math.abs(size - 2000)).toBeLessThan(300);
  });
});
