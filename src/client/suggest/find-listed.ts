import { normaliseAddress } from '../../core/model/address.ts';
import type { SearchGroup } from '../../core/model/search-record.ts';
import { addressFile, findAddress } from '../../core/search/address-table.ts';
import { unpackGroupTable } from '../../core/search/group-table.ts';
import { parseBundle } from '../../core/search/link-bundle.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';
import type { FileLoader } from '../search/load-files.ts';

/** Where an address is listed. */
export interface ListedPlace {
  /** Address of the row inside the site, without base. */
  readonly href: string;
  /** Title of the note, then the headings above the row. */
  readonly names: readonly string[];
  /** Title of the link there. */
  readonly title: string;
  /** Label under which the address stands beside the link; null when it is the link's own. */
  readonly companion: string | null;
}

/** What is asked to find out: the manifest of the search index and its files. */
export interface ListedIndex {
  readonly manifest: Pick<SearchManifest, 'addresses' | 'groups' | 'links'>;
  readonly files: FileLoader;
}

/**
 * Returns the places at which an address is listed in any of its forms. Of an address that is not listed one small file is
 * loaded. Rejects when a file cannot be had.
 */
export async function findListed({ manifest, files }: ListedIndex, url: string): Promise<ListedPlace[]> {
  const { folder, files: count } = manifest.addresses;
  if (count === 0) return [];
  const address = normaliseAddress(url);
  const bytes = await files.unpack(`${folder}${addressFile(address, count)}`);
  const numbers = findAddress(bytes, address, count);
  if (numbers.length === 0) return [];
  const table = unpackGroupTable(await files.unpack(manifest.groups));
  const groups = await Promise.all(
    numbers.map(async (number) => {
      const bundle = table.bundleOf[number] ?? 0;
      const loaded = parseBundle(await files.unpackText(`${manifest.links}${table.bundles[bundle]}`));
      return loaded[number - (table.firstGroup[bundle] ?? 0)];
    }),
  );
  return groups.flatMap((group) => (group === undefined ? [] : placesIn(group, address)));
}

function placesIn({ slug, note, section, links }: SearchGroup, address: string): ListedPlace[] {
  return links.flatMap(({ id, url, title, companions }) => {
    const isOwn = normaliseAddress(url) === address;
    const companion = companions.find((other) => normaliseAddress(other.url) === address);
    if (!isOwn && companion === undefined) return [];
    const href = `${slug === '' ? '' : `${encodeURI(slug)}/`}#l-${id}`;
    return [
      { href, names: [note, ...section], title: title || url, companion: isOwn ? null : (companion?.label ?? '') },
    ];
  });
}
