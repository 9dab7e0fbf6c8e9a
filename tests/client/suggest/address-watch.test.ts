import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AddressState } from '../../../src/client/suggest/address-note.ts';
import { watchAddress } from '../../../src/client/suggest/address-watch.ts';
import type { ListedIndex } from '../../../src/client/suggest/find-listed.ts';
import { normaliseAddress } from '../../../src/core/model/address.ts';
import { linkId } from '../../../src/core/model/link-id.ts';
import { listAddresses, packAddresses } from '../../../src/core/search/address-table.ts';
import { packGroupTable } from '../../../src/core/search/group-table.ts';
import { formatBundle } from '../../../src/core/search/link-bundle.ts';

const link = { role: 'entry' as const, description: '', extra: '', companions: [] };
const group = {
  slug: 'web/a b',
  note: 'Web',
  section: ['Tools'],
  links: [
    { ...link, id: 'one', title: 'One', url: 'https://one.example/' },
    {
      ...link,
      id: 'two',
      title: 'Two',
      url: 'https://two.example/',
      companions: [{ label: 'HN', url: 'https://hn.example/1' }],
    },
  ],
};
const addresses = listAddresses();
for (const url of ['https://one.example/', 'https://two.example/', 'https://hn.example/1'])
  addresses.add(linkId(normaliseAddress(url)), 0);
const stored = new Map([
  ['addresses/0', packAddresses(addresses, 1)[0] ?? new Uint8Array()],
  [
    'groups',
    packGroupTable(
      [
        {
          context: 1,
          links: [
            { title: 1, text: 1 },
            { title: 1, text: 1 },
          ],
        },
      ],
      [{ name: 'b', groups: 1 }],
    ),
  ],
  ['links/b', new TextEncoder().encode(formatBundle([group]))],
]);

function index(loaded: string[] = []): ListedIndex {
  const unpack = (name: string) => {
    loaded.push(name);
    const bytes = stored.get(name);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(name));
  };
  return {
    manifest: { addresses: { folder: 'addresses/', files: 1 }, groups: 'groups', links: 'links/' },
    files: { unpack, unpackText: async (name) => new TextDecoder().decode(await unpack(name)) },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each(['https://one.example', 'http://www.one.example/', 'HTTPS://ONE.example//?utm_source=x'])(
  'finds where %s is listed',
  async (typed) => {
    const states: AddressState[] = [];
    watchAddress(
      () => Promise.resolve(index()),
      (state) => states.push(state),
    ).read(typed);
    await vi.runAllTimersAsync();
    expect(states.at(-1)).toEqual({
      type: 'listed',
      places: [{ href: 'web/a%20b/#l-one', names: ['Web', 'Tools'], title: 'One', companion: null }],
    });
  },
);

it('finds an address that is listed beside a link', async () => {
  const states: AddressState[] = [];
  watchAddress(
    () => Promise.resolve(index()),
    (state) => states.push(state),
  ).read('https://hn.example/1');
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toMatchObject({ type: 'listed', places: [{ title: 'Two', companion: 'HN' }] });
});

it('loads one file for an address that is not listed', async () => {
  const states: AddressState[] = [];
  const loaded: string[] = [];
  watchAddress(
    () => Promise.resolve(index(loaded)),
    (state) => states.push(state),
  ).read('https://new.example/');
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toEqual({ type: 'new' });
  expect(loaded).toEqual(['addresses/0']);
});

it('looks up what was typed last, and nothing that cannot be listed', async () => {
  const states: AddressState[] = [];
  const load = vi.fn(() => Promise.resolve(index()));
  const watch = watchAddress(load, (state) => states.push(state));
  expect(watch.read('https://one.example/')).toBe('https://one.example/');
  expect(watch.read('javascript:alert(1)')).toBe('');
  await vi.runAllTimersAsync();
  expect(load).not.toHaveBeenCalled();
  expect(states.at(-1)?.type).toBe('wrong');
});

it('says when it could not look, and tries again for the next address', async () => {
  const states: AddressState[] = [];
  const load = vi.fn(() => Promise.resolve(index())).mockRejectedValueOnce(new Error('gone'));
  const watch = watchAddress(load, (state) => states.push(state));
  watch.read('https://one.example/');
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toEqual({ type: 'unknown' });
  watch.read('https://new.example/');
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toEqual({ type: 'new' });
});
