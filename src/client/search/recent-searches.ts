/** How many searches are kept. */
const MOST = 8;

/** Where searches are kept: the browser's own storage. */
export type SearchStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The last searches of a reader, each as the parameters of its address. They never leave the browser. */
export interface RecentSearches {
  /** The last one first. */
  readonly list: () => string[];
  readonly add: (params: string) => void;
  readonly clear: () => void;
}

/**
 * Keeps searches under a key. `openStorage` may throw and so may the storage, as browsers let readers forbid it: then
 * nothing is kept.
 */
export function keepRecentSearches(openStorage: () => SearchStorage, key: string): RecentSearches {
  const attempt = <Value>(act: (storage: SearchStorage) => Value, otherwise: Value): Value => {
    try {
      return act(openStorage());
    } catch {
      return otherwise;
    }
  };
  const list = () => attempt((storage) => readList(storage.getItem(key)), []);
  return {
    list,
    add: (params) => {
      const kept = [params, ...list().filter((other) => other !== params)].slice(0, MOST);
      attempt((storage) => storage.setItem(key, JSON.stringify(kept)), undefined);
    },
    clear: () => attempt((storage) => storage.removeItem(key), undefined),
  };
}

function readList(text: string | null): string[] {
  const kept: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, MOST) : [];
}
