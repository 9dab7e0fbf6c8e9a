import type { AddressState } from './address-note.ts';
import { findListed, type ListedIndex } from './find-listed.ts';
import { readAddress } from './read-address.ts';

/** Milliseconds without a key before an address is looked up. */
const PAUSE = 250;

/** Follows an address as it is typed. */
export interface AddressWatch {
  /** Reads what was typed, and returns its address; empty when it cannot be listed like this. */
  readonly read: (typed: string) => string;
}

/** Starts to follow an address: `show` is told what is known of it. An earlier address is given up. */
export function watchAddress(load: () => Promise<ListedIndex>, show: (state: AddressState) => void): AddressWatch {
  let index: Promise<ListedIndex> | null = null;
  let current: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const lookUp = async (url: string) => {
    let state: AddressState;
    try {
      index ??= load();
      const places = await findListed(await index, url);
      state = places.length > 0 ? { type: 'listed', places } : { type: 'new' };
    } catch {
      // The next address may find the way again.
      index = null;
      state = { type: 'unknown' };
    }
    if (current === url) show(state);
  };

  return {
    read: (typed) => {
      const read = readAddress(typed);
      const url = read.type === 'fine' ? read.url : '';
      if (url !== '' && url === current) return url;
      current = url;
      clearTimeout(timer);
      show(read.type === 'fine' ? { type: 'looking' } : read);
      if (url !== '') timer = setTimeout(() => void lookUp(url), PAUSE);
      return url;
    },
  };
}
