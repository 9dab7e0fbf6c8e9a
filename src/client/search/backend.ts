import type { SearchGroup } from '../../core/model/search-record.ts';
import type { FacetTable } from '../../core/search/facet-table.ts';
import type { GroupTable } from '../../core/search/group-table.ts';
import type { WordHit } from '../../core/search/match-links.ts';
import type { SearchManifest } from '../../core/search/search-manifest.ts';

/** An index that can be asked. Every method rejects when a file cannot be had. */
export interface SearchBackend {
  readonly manifest: SearchManifest;
  readonly table: GroupTable;
  /** Returns where a word stands, or words that begin with it. */
  readonly find: (word: string) => Promise<readonly WordHit[]>;
  /** Returns the groups of a file of links, by its number. */
  readonly loadGroups: (bundle: number) => Promise<readonly SearchGroup[]>;
  readonly loadFacets: () => Promise<FacetTable>;
  /** Returns the numbers of the groups that may list a normalised address; none when it is not listed. */
  readonly findAddress: (address: string) => Promise<readonly number[]>;
  /** Returns the words that differ from a word by one slip, the most likely first. */
  readonly correct: (word: string) => Promise<readonly string[]>;
}
