import type { LinkKind } from '../model/link.ts';

/** A category that links can be narrowed down to, with the number of entries in it and below. */
export type ManifestCategory = readonly [path: string, title: string, entries: number];

/** An index of Pagefind. */
export interface SearchPart {
  /** Inside the folder of the search index, with a slash at its end; empty for the folder itself. */
  readonly folder: string;
  /** Name of the file that lists the index's pages, inside its folder. */
  readonly meta: string;
}

/** Small files of which a search needs few: they are named by numbers from 0. */
export interface FileSet {
  /** With a slash at its end. */
  readonly folder: string;
  readonly files: number;
}

/** What a browser must know of a search index before it loads it. Names are inside the folder of the search index. */
export interface SearchManifest {
  /** Indexes that are searched together; empty when the site has no links. */
  readonly parts: readonly SearchPart[];
  /** File of the group table. */
  readonly groups: string;
  /** File of the facet table. */
  readonly facets: string;
  /** Files of links. */
  readonly links: string;
  /** Files of the address table. */
  readonly addresses: FileSet;
  /** Files with the words of the site, for the correction of slips. */
  readonly vocabulary: FileSet;
  /** By path. The root is left out. */
  readonly categories: readonly ManifestCategory[];
  /** The kinds of links that the site has, the most frequent first. */
  readonly kinds: readonly (readonly [kind: LinkKind, entries: number])[];
  /** The first and the last year of a link; null when none has a year. */
  readonly years: readonly [first: number, last: number] | null;
}

/** Name of the file that holds the manifest. */
export const MANIFEST_FILE = 'search.json';

/** The manifest of a site without links. */
export const EMPTY_MANIFEST: SearchManifest = {
  parts: [],
  groups: '',
  facets: '',
  links: '',
  addresses: { folder: '', files: 0 },
  vocabulary: { folder: '', files: 0 },
  categories: [],
  kinds: [],
  years: null,
};
