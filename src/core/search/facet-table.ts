import { type CompanionType, LINK_KINDS, type Link } from '../model/link.ts';
import { type Facets, HAS_FACETS } from './facets.ts';

/** Links of one category that stand in a row. */
type CategoryRun = readonly [category: string, links: number];

/** What is known of every link, to narrow a search down exactly before any link is loaded. */
export interface FacetTable {
  readonly runs: readonly CategoryRun[];
  /** Of each link, the place of its kind in `LINK_KINDS`. */
  readonly kinds: Uint8Array;
  /** Of each link, a bit for each of `HAS_FACETS`. */
  readonly has: Uint8Array;
  /** Of each link, its year less `FIRST_YEAR`; 0 without a year. */
  readonly years: Uint8Array;
}

/** Years from 1851 to 2105 fit into a byte. */
const FIRST_YEAR = 1850;

/** Packs what is known of all links, in their order; `categoryOf` names the category of a link's note. */
export function packFacetTable(links: Iterable<Link>, categoryOf: (link: Link) => string): Uint8Array<ArrayBuffer> {
  const runs: [string, number][] = [];
  const columns: [number[], number[], number[]] = [[], [], []];
  for (const link of links) {
    const category = categoryOf(link);
    const last = runs.at(-1);
    if (last?.[0] === category) last[1] += 1;
    else runs.push([category, 1]);
    columns[0].push(LINK_KINDS.indexOf(link.kind));
    columns[1].push(hasBits(link));
    columns[2].push(packYear(link.year));
  }
  const count = columns[0].length;
  const head = new TextEncoder().encode(`${JSON.stringify({ links: count, runs })}\n`);
  const bytes = new Uint8Array(head.length + 3 * count);
  bytes.set(head);
  for (const [index, column] of columns.entries()) bytes.set(column, head.length + index * count);
  return bytes;
}

/** Unpacks what `packFacetTable` has packed. Throws when it is cut off. */
export function unpackFacetTable(bytes: Uint8Array): FacetTable {
  const end = bytes.indexOf(0x0a) + 1;
  const { links, runs } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as {
    links: number;
    runs: CategoryRun[];
  };
  if (bytes.length !== end + 3 * links) throw new RangeError('Unexpected end of the facets');
  const column = (index: number) => bytes.subarray(end + index * links, end + (index + 1) * links);
  return { runs, kinds: column(0), has: column(1), years: column(2) };
}

/** Returns 1 for each link that matches the facets, else 0. Hosts are not known here. */
export function maskLinks({ runs, kinds, has, years }: FacetTable, facets: Facets): Uint8Array {
  const mask = new Uint8Array(kinds.length).fill(1);
  const wantedKinds = new Set(facets.kinds.map((kind) => LINK_KINDS.indexOf(kind)));
  const bits = facets.has.reduce((sum, type) => sum | (1 << HAS_FACETS.indexOf(type)), 0);
  const from = facets.years?.from ?? FIRST_YEAR + 1;
  const to = facets.years?.to ?? Number.POSITIVE_INFINITY;
  for (let link = 0; link < mask.length; link++) {
    const year = years[link] ?? 0;
    const isIn =
      (wantedKinds.size === 0 || wantedKinds.has(kinds[link] ?? -1)) &&
      ((has[link] ?? 0) & bits) === bits &&
      (facets.years === null || (year > 0 && year + FIRST_YEAR >= from && year + FIRST_YEAR <= to));
    if (!isIn) mask[link] = 0;
  }
  if (facets.categories.length > 0) maskCategories(mask, runs, facets.categories);
  return mask;
}

function maskCategories(mask: Uint8Array, runs: readonly CategoryRun[], wanted: readonly string[]): void {
  let first = 0;
  for (const [category, links] of runs) {
    const isIn = wanted.some((path) => category === path || category.startsWith(`${path}/`));
    if (!isIn) mask.fill(0, first, first + links);
    first += links;
  }
}

function hasBits({ companions }: Link): number {
  return companions.reduce((bits, { type }) => bits | (BITS.get(type) ?? 0), 0);
}

const BITS: ReadonlyMap<CompanionType, number> = new Map(HAS_FACETS.map((facet, index) => [facet, 1 << index]));

function packYear(year: number | null): number {
  return year === null ? 0 : Math.min(255, Math.max(1, year - FIRST_YEAR));
}
