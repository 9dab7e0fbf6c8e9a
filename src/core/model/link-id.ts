import { normaliseAddress } from './address.ts';
import type { LinkRole } from './link.ts';

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Every pair of digits of base 36, by its value: `Number.toString(36)` takes a microsecond for a large number. */
const PAIRS = Array.from(DIGITS, (first) => Array.from(DIGITS, (second) => first + second)).flat();

/** Length of what `linkId` returns, with which the id of every link begins. */
const LENGTH = 6;

/**
 * Returns the id of a link: six characters of base 36 from a hash of its normalised address, so that it stays the same when
 * the link is retitled or moved. Each row of a page has it twice, and nothing compresses it, so it is no longer than a note
 * needs: two of its 3,000 addresses share one in a note of five hundred, where the second gets a number. Among 113,000
 * addresses of a site some three pairs do, so what notes share is told by the address.
 */
export function linkId(normalisedAddress: string): string {
  return idOf(linkNumber(normalisedAddress));
}

/** Returns the number that the id of a link stands for: two addresses have the same id if they have the same number. */
export function linkNumber(normalisedAddress: string): number {
  return hash(normalisedAddress) % 36 ** LENGTH;
}

function idOf(number: number): string {
  return pairAt(number, 36 ** 4) + pairAt(number, 36 ** 2) + pairAt(number, 1);
}

/** Returns ten characters of base 36 from a 53-bit hash of a text: among 100,000 texts two share one once in a million. */
export function hashText(text: string): string {
  const number = hash(text);
  const low = number % 36 ** 6;
  const high = ((number - low) / 36 ** 6) % 36 ** 4;
  return pairAt(high, 36 ** 2) + pairAt(high, 1) + idOf(low);
}

function hash(text: string): number {
  let low = 0x811c9dc5 | 0;
  let high = 0x9e3779b9 | 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 15;
  }
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35) ^ high;
  high = Math.imul(high ^ (high >>> 13), 0x27d4eb2f) ^ (low >>> 7);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Returns the id of the first link of a note to an address; entries and other links to it have ids of their own. */
export function firstId({ url, role }: { readonly url: string; readonly role: LinkRole }): string {
  return firstIdOf(linkNumber(normaliseAddress(url)), role);
}

/** Returns the same from the number of the address. */
export function firstIdOf(number: number, role: LinkRole): string {
  return role === 'entry' ? idOf(number) : `${idOf(number)}m`;
}

/** Whether an id that a note has given is that of its first link to the address: later ones have a number behind it. */
export function isFirstId({ id, role }: { readonly id: string; readonly role: LinkRole }): boolean {
  return id.length === LENGTH + (role === 'entry' ? 0 : 1);
}

/** Returns the `linkId` of a link's address, which its id begins with. */
export function addressId(id: string): string {
  return id.slice(0, LENGTH);
}

/** Two digits of base 36: the one at a place, which is a power of 36, and the one before it. */
function pairAt(number: number, place: number): string {
  return PAIRS[Math.floor(number / place) % 36 ** 2] ?? '';
}
