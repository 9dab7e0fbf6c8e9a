import { linkId } from '../model/link-id.ts';

/** Addresses, and the numbers of the groups that list them. */
export interface ListedAddresses {
  /** Adds an address by its id, as `linkId` returns it. */
  readonly add: (id: string, group: number) => void;
  readonly hashes: readonly number[];
  /** The group of each hash. */
  readonly groups: readonly number[];
}

/** Creates a list without addresses. */
export function listAddresses(): ListedAddresses {
  const hashes: number[] = [];
  const groups: number[] = [];
  const add = (id: string, group: number): void => {
    hashes.push(hashOf(id));
    groups.push(group);
  };
  return { add, hashes, groups };
}

/** Addresses in a file of the table; it takes 6 kB. */
const SHARE = 2000;

/** Bytes of an entry: three of the address's hash, three of the group's number. */
const ENTRY = 6;

/** Returns how many files a table of so many addresses has. */
export function countAddressFiles(addresses: number): number {
  return Math.max(1, 2 ** Math.round(Math.log2(addresses / SHARE || 1)));
}

/** Packs addresses into the files of a table: small ones, of which a search loads one. */
export function packAddresses({ hashes, groups }: ListedAddresses, files: number): Uint8Array<ArrayBuffer>[] {
  const entries = Array.from({ length: files }, (): number[] => []);
  for (const [index, hash] of hashes.entries()) {
    const { file, rest } = place(hash, files);
    entries[file]?.push(rest * 2 ** 24 + (groups[index] ?? 0));
  }
  return entries.map((numbers) => {
    // A group may list an address several times.
    const sorted = Float64Array.from(numbers)
      .sort()
      .filter((number, index, all) => number !== all[index - 1]);
    const bytes = new Uint8Array(sorted.length * ENTRY);
    for (const [index, number] of sorted.entries()) {
      writeThree(bytes, index * ENTRY, Math.floor(number / 2 ** 24));
      writeThree(bytes, index * ENTRY + 3, number % 2 ** 24);
    }
    return bytes;
  });
}

function writeThree(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 16;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value;
}

/** Number of the file in which an address stands, as `normaliseAddress` returns it. */
export function addressFile(address: string, files: number): number {
  return place(hashOf(linkId(address)), files).file;
}

/**
 * Returns the numbers of the groups that may list an address, from the file in which it stands. None: it is not listed. One
 * address in a few thousand shares its hash with another one, so compare the addresses of the links.
 */
export function findAddress(bytes: Uint8Array, address: string, files: number): number[] {
  const { rest } = place(hashOf(linkId(address)), files);
  const groups: number[] = [];
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    if (readThree(bytes, at) === rest) groups.push(readThree(bytes, at + 3));
  }
  return groups;
}

function readThree(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function hashOf(id: string): number {
  return Number.parseInt(id.slice(-9), 36);
}

function place(hash: number, files: number): { file: number; rest: number } {
  return { file: hash % files, rest: Math.floor(hash / files) % 2 ** 24 };
}
