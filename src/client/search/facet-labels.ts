import type { LinkKind } from '../../core/model/link.ts';
import { type Facets, type HasFacet, NO_FACETS, type YearRange } from '../../core/search/facets.ts';
import type { ManifestCategory } from '../../core/search/search-manifest.ts';

/** What readers are shown for kinds. */
export const KIND_LABELS: Readonly<Record<LinkKind, string>> = {
  repository: 'Repository',
  video: 'Video',
  paper: 'Paper',
  discussion: 'Discussion',
  book: 'Book',
  package: 'Package',
  documentation: 'Documentation',
  article: 'Article',
  page: 'Other page',
};

/** What readers are shown for companions. */
export const HAS_LABELS: Readonly<Record<HasFacet, string>> = {
  discussion: 'Discussion',
  code: 'Code',
  docs: 'Docs',
  video: 'Video',
  paper: 'Paper',
};

/** One value of a facet: what it says, and the facets with this value alone. */
export interface FacetChip {
  readonly label: string;
  readonly value: string;
  readonly part: Facets;
}

/** Lists the values of facets, one after the other. A category that the site does not have is shown by its path. */
export function listChips(facets: Facets, categories: readonly ManifestCategory[]): FacetChip[] {
  const titles = new Map(categories.map(([path, title]) => [path, title]));
  const { years } = facets;
  return [
    ...facets.kinds.map((kind) => chip('Kind', KIND_LABELS[kind], { kinds: [kind] })),
    ...facets.categories.map((path) => chip('In', titles.get(path) ?? path, { categories: [path] })),
    ...facets.has.map((has) => chip('Has', HAS_LABELS[has], { has: [has] })),
    ...facets.hosts.map((host) => chip('Host', host, { hosts: [host] })),
    ...(years === null ? [] : [chip('Year', sayYears(years), { years })]),
  ];
}

function chip(label: string, value: string, part: Partial<Facets>): FacetChip {
  return { label, value, part: { ...NO_FACETS, ...part } };
}

function sayYears({ from, to }: YearRange): string {
  if (from === to) return String(from);
  if (to === null) return `${from} or later`;
  return from === null ? `${to} or earlier` : `${from} to ${to}`;
}
