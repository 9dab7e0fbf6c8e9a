import { linkId } from '../model/link-id.ts';

/**
 * Returns the word under which the index files a normalised address. About 47,000 such
 * words share all addresses, so the group that comes back may hold another one: compare the normalised addresses. The
 * prefix keeps these words together at the end of the index, out of the parts that other queries load.
 */
export function addressWord(normalisedAddress: string): string {
  return `zz${linkId(normalisedAddress).slice(-3)}`;
}
