import { LINK_KINDS, type LinkKind } from '../model/link.ts';

/** What a link can have beside its own address, as facets know it. */
export const HAS_FACETS = ['discussion', 'code', 'docs', 'video', 'paper'] as const;
export type HasFacet = (typeof HAS_FACETS)[number];

/** A span of years, both ends included; null where it has no end. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** What narrows a search down. A link must match each facet that is set; within one, any of its values will do. */
export interface Facets {
  /** Paths of categories: a link matches when its note lies in one of them or below. */
  readonly categories: readonly string[];
  readonly kinds: readonly LinkKind[];
  /** Companions that a link must have, all of them. */
  readonly has: readonly HasFacet[];
  /** Hosts without `www.`; a link's own host must be one of them or below one. */
  readonly hosts: readonly string[];
  readonly years: YearRange | null;
}

/** A search that nothing narrows down. */
export const NO_FACETS: Facets = { categories: [], kinds: [], has: [], hosts: [], years: null };

/** Whether any facet is set. */
export function hasFacets({ categories, kinds, has, hosts, years }: Facets): boolean {
  return years !== null || [categories, kinds, has, hosts].some((values) => values.length > 0);
}

/** Returns what both ask for: all values of both; the years of the second when it has any. */
export function mergeFacets(first: Facets, second: Facets): Facets {
  return {
    categories: union(first.categories, second.categories),
    kinds: union(first.kinds, second.kinds),
    has: union(first.has, second.has),
    hosts: union(first.hosts, second.hosts),
    years: second.years ?? first.years,
  };
}

/** Returns the facets without the values that `part` has; without years when `part` has any. */
export function withoutFacets(facets: Facets, part: Facets): Facets {
  return {
    categories: difference(facets.categories, part.categories),
    kinds: difference(facets.kinds, part.kinds),
    has: difference(facets.has, part.has),
    hosts: difference(facets.hosts, part.hosts),
    years: part.years === null ? facets.years : null,
  };
}

/** Whether two have a value in common, or years both. */
export function overlaps(first: Facets, second: Facets): boolean {
  const isShared = (values: readonly string[], others: readonly string[]) =>
    values.some((value) => others.includes(value));
  return (
    (first.years !== null && second.years !== null) ||
    isShared(first.categories, second.categories) ||
    isShared(first.kinds, second.kinds) ||
    isShared(first.has, second.has) ||
    isShared(first.hosts, second.hosts)
  );
}

/** Writes facets into the parameters of an address, in place of those that it has. */
export function addToParams(params: URLSearchParams, facets: Facets): void {
  const written = {
    in: facets.categories,
    kind: facets.kinds,
    has: facets.has,
    host: facets.hosts,
    year: facets.years === null ? [] : [formatYears(facets.years)],
  };
  for (const [name, values] of Object.entries(written)) {
    params.delete(name);
    for (const value of values) params.append(name, value);
  }
}

/** Reads facets from the parameters of an address. What is no value of a facet is left out. */
export function readFromParams(params: URLSearchParams): Facets {
  const all = (name: string) => [...new Set(params.getAll(name))].filter((value) => value !== '');
  return {
    categories: all('in'),
    kinds: all('kind').filter((value) => isOneOf(value, LINK_KINDS)),
    has: all('has').filter((value) => isOneOf(value, HAS_FACETS)),
    hosts: all('host').flatMap((value) => readHost(value) ?? []),
    years: all('year').map(readYears).at(-1) ?? null,
  };
}

/** Writes years as an operator takes them: `2021`, `2021..`, `..2019` or `2018..2020`. */
export function formatYears({ from, to }: YearRange): string {
  return from === to ? String(from ?? '') : `${from ?? ''}..${to ?? ''}`;
}

/** Reads years that `formatYears` or a reader wrote; null when they are none. */
export function readYears(text: string): YearRange | null {
  const [, one, from, to] = /^(?:(\d{4})|(\d{4})?\.{2,3}(\d{4})?)$/.exec(text) ?? [];
  if (one !== undefined) return { from: Number(one), to: Number(one) };
  if (from === undefined && to === undefined) return null;
  const years = [from, to].map((year) => (year === undefined ? null : Number(year)));
  const [first = null, last = null] = years;
  return first !== null && last !== null && first > last ? { from: last, to: first } : { from: first, to: last };
}

/** Reads a host as a reader may write it, also with a scheme, `www.` or a path; null when it is none. */
export function readHost(text: string): string | null {
  const host = /^(?:https?:\/\/)?(?:www\.(?=[^/]+\.))?([^\s/?#@:]+\.[^\s/?#@:.]{2,})(?:[:/?#]|$)/i.exec(text)?.[1];
  return host?.toLowerCase() ?? null;
}

/** Whether a text is one of some values. */
export function isOneOf<Value extends string>(text: string | undefined, values: readonly Value[]): text is Value {
  return values.some((value) => value === text);
}

function difference<Value>(from: readonly Value[], values: readonly Value[]): Value[] {
  return from.filter((value) => !values.includes(value));
}

function union<Value>(first: readonly Value[], second: readonly Value[]): Value[] {
  return [...new Set([...first, ...second])];
}
