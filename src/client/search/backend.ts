import type { SearchGroup } from '../../core/model/search-record.ts';
import type { GroupHit } from '../../core/search/order-groups.ts';

/** A group that was found and can be loaded. */
export interface FoundGroup extends GroupHit {
  readonly load: () => Promise<SearchGroup>;
}

/** An index that can be asked. */
export interface SearchBackend {
  /** Returns the groups that hold all of the words, or words that begin with them. */
  readonly find: (words: readonly string[]) => Promise<FoundGroup[]>;
}
