import type { SearchBackend } from '../../../src/client/search/backend.ts';
import { normaliseAddress } from '../../../src/core/model/address.ts';
import { linkId } from '../../../src/core/model/link-id.ts';
import type { SearchGroup } from '../../../src/core/model/search-record.ts';
import type { Site } from '../../../src/core/model/site.ts';
import { findAddress, listAddresses, packAddresses } from '../../../src/core/search/address-table.ts';
import { packFacetTable, unpackFacetTable } from '../../../src/core/search/facet-table.ts';
import { packGroupTable, unpackGroupTable } from '../../../src/core/search/group-table.ts';
import { createWordCollector } from '../../../src/core/search/group-words.ts';
import { groupLinks, siteLinks } from '../../../src/core/search/groups.ts';
import { EMPTY_MANIFEST } from '../../../src/core/search/search-manifest.ts';
import { fileWords, findCorrections } from '../../../src/core/search/spelling.ts';

/** An index of a site in memory, which finds words by their beginnings. Each group of so many links is a file of its own. */
export function memoryBackend(site: Site, size = 20): SearchBackend {
  const groups = [...groupLinks(site, size)];
  const collected = groups.map(createWordCollector().collect);
  const bundles = groups.map((_, number) => ({ name: String(number), groups: 1 }));
  const facets = packFacetTable(siteLinks(site), ({ note }) => note.slice(0, Math.max(0, note.lastIndexOf('/'))));
  const listed = listAddresses();
  for (const [number, group] of groups.entries()) for (const id of addressIds(group)) listed.add(id, number);
  const [addresses = new Uint8Array()] = packAddresses(listed, 1);
  const counts = new Map<string, number>();
  for (const word of collected.flatMap(({ spelled }) => [...spelled])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return {
    manifest: EMPTY_MANIFEST,
    table: unpackGroupTable(packGroupTable(collected, bundles)),
    find: (wanted) => {
      const hits = collected.map(({ words }, group) => ({
        group,
        places: words.flatMap((word, place) => (word.startsWith(wanted) ? [place] : [])),
        isWhole: words.includes(wanted),
      }));
      return Promise.resolve(hits.filter(({ places }) => places.length > 0));
    },
    loadGroups: (bundle) => Promise.resolve(groups.slice(bundle, bundle + 1)),
    loadFacets: () => Promise.resolve(unpackFacetTable(facets)),
    findAddress: (address) => Promise.resolve(findAddress(addresses, address, 1)),
    correct: (word) => Promise.resolve(findCorrections(word, fileWords(counts, 1)).map((known) => known.word)),
  };
}

function addressIds({ links }: SearchGroup): string[] {
  const urls = links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]);
  return urls.map((url) => linkId(normaliseAddress(url)));
}
