import type { FoundLink } from '../../core/model/search-record.ts';
import { groupOf, unpackGroupTable } from '../../core/search/group-table.ts';
import { parseBundle } from '../../core/search/link-bundle.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';
import type { FileLoader } from '../search/load-files.ts';

/** Titles that are longer are quotations, which say too much in passing. */
const LONGEST_TITLE = 120;

/** Links that are looked at before any is good enough. */
const TRIES = 8;

/** A link, and where it stands. */
export interface RandomLink {
  readonly link: FoundLink;
  /** Title of its note. */
  readonly note: string;
  /** Address of its row inside the site, without base. */
  readonly href: string;
}

/**
 * Loads a link of the search index: the table of its groups, and the file that the link lies in. `random` gives numbers
 * from 0 to below 1. Returns null for a site without links; rejects when a file cannot be had.
 */
export async function loadRandomLink(
  { groups, links }: Pick<SearchManifest, 'groups' | 'links'>,
  files: FileLoader,
  random: () => number,
): Promise<RandomLink | null> {
  if (groups === '') return null;
  const table = unpackGroupTable(await files.unpack(groups));
  let found: RandomLink | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    const number = Math.floor(random() * table.links);
    const group = groupOf(table, number);
    const bundle = table.bundleOf[group] ?? 0;
    const loaded = parseBundle(await files.unpackText(`${links}${table.bundles[bundle]}`));
    const at = loaded[group - (table.firstGroup[bundle] ?? 0)];
    const link = at?.links[number - (table.firstLink[group] ?? 0)];
    if (at === undefined || link === undefined) continue;
    const { slug, note } = at;
    found = { link, note, href: `${slug === '' ? '' : `${encodeURI(slug)}/`}#l-${link.id}` };
    if (link.role === 'entry' && link.title.length <= LONGEST_TITLE) break;
  }
  return found;
}
