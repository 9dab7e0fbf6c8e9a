import { numberReader, packNumbers } from './bytes.ts';
import type { GroupShape } from './group-words.ts';

/** A file that holds the links of neighbouring groups. */
export interface Bundle {
  readonly name: string;
  readonly groups: number;
}

/** What the browser knows of all groups: where each link's words stand, and which file holds it. */
export interface GroupTable {
  readonly groups: number;
  readonly links: number;
  /** Number of a group's first link; one more entry holds the number of all links. */
  readonly firstLink: Uint32Array;
  /** Number of words that belong to the group as a whole and stand first. */
  readonly context: Uint32Array;
  /** Number of all words of a group. */
  readonly words: Uint32Array;
  /** Of each link, the place of its first word in its group. */
  readonly start: Uint32Array;
  /** Of each link, the number of words in its title. */
  readonly title: Uint32Array;
  /** Number of the file that holds a group. */
  readonly bundleOf: Uint32Array;
  /** Number of the first group of a file. */
  readonly firstGroup: Uint32Array;
  /** Names of the files. */
  readonly bundles: readonly string[];
}

/** Packs the shapes of all groups such that they compress well: the shapes of links are numbered, the most frequent first. */
export function packGroupTable(shapes: readonly GroupShape[], bundles: readonly Bundle[]): Uint8Array<ArrayBuffer> {
  const counts = new Map<number, number>();
  const codes = shapes.flatMap((shape) => shape.links.map(({ title, text }) => title * PAIR + text));
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const pairs = [...counts].sort(([a, x], [b, y]) => y - x || a - b).map(([code]) => code);
  const ranks = new Map(pairs.map((code, rank) => [code, rank]));
  const numbers = packNumbers([
    shapes.length,
    codes.length,
    pairs.length,
    ...pairs.flatMap((code) => [Math.floor(code / PAIR), code % PAIR]),
    ...bundles.map((bundle) => bundle.groups),
    ...shapes.map((shape) => shape.links.length),
    ...shapes.map((shape) => shape.context),
    ...codes.map((code) => ranks.get(code) ?? 0),
  ]);
  const names = new TextEncoder().encode(`${bundles.map((bundle) => bundle.name).join(' ')}\n`);
  const bytes = new Uint8Array(names.length + numbers.length);
  bytes.set(names);
  bytes.set(numbers, names.length);
  return bytes;
}

/** Larger than any number of words of a text. */
const PAIR = 2 ** 21;

/** Unpacks what `packGroupTable` has packed. Throws when it is cut off. */
export function unpackGroupTable(bytes: Uint8Array): GroupTable {
  const end = bytes.indexOf(0x0a);
  const bundles = new TextDecoder().decode(bytes.subarray(0, end)).split(' ').filter(Boolean);
  const read = numberReader(bytes.subarray(end + 1));
  const [groups, links] = [read(), read()];
  const pairs = Array.from({ length: read() }, () => ({ title: read(), text: read() }));
  const fill = (numbers: Uint32Array) => {
    for (let index = 0; index < numbers.length; index++) numbers[index] = read();
    return numbers;
  };
  const firstGroup = countUp(fill(new Uint32Array(bundles.length)));
  const firstLink = countUp(fill(new Uint32Array(groups)));
  const context = fill(new Uint32Array(groups));
  const title = new Uint32Array(links);
  const start = new Uint32Array(links);
  const words = new Uint32Array(groups);
  for (let group = 0; group < groups; group++) {
    let place = context[group] ?? 0;
    for (let link = firstLink[group] ?? 0; link < (firstLink[group + 1] ?? 0); link++) {
      const pair = pairs[read()] ?? { title: 0, text: 0 };
      start[link] = place;
      title[link] = pair.title;
      place += pair.title + pair.text;
    }
    words[group] = place;
  }
  const bundleOf = new Uint32Array(groups);
  for (const [bundle] of bundles.entries()) bundleOf.fill(bundle, firstGroup[bundle], firstGroup[bundle + 1]);
  return { groups, links, firstLink, context, words, start, title, bundleOf, firstGroup, bundles };
}

/** Turns the sizes of things that stand in a row into the numbers of their firsts, with the number of all at the end. */
function countUp(sizes: Uint32Array): Uint32Array {
  const firsts = new Uint32Array(sizes.length + 1);
  for (const [index, size] of sizes.entries()) firsts[index + 1] = (firsts[index] ?? 0) + size;
  return firsts;
}

/** Number of the group that holds a link. */
export function groupOf({ firstLink, groups }: GroupTable, link: number): number {
  let low = 0;
  for (let high = groups - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((firstLink[middle] ?? 0) <= link) low = middle;
    else high = middle - 1;
  }
  return low;
}
