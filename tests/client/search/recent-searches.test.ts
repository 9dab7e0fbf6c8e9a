import { describe, expect, it } from 'vitest';
import { keepRecentSearches, type SearchStorage } from '../../../src/client/search/recent-searches.ts';

function storageOf(entries: Record<string, string> = {}): SearchStorage {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

describe('recent searches', () => {
  it('are kept, the last one first, each once', () => {
    const recent = keepRecentSearches(() => storage, 'key');
    const storage = storageOf();
    for (const params of ['q=a', 'q=b', 'q=a']) recent.add(params);
    expect(recent.list()).toEqual(['q=a', 'q=b']);
    expect(keepRecentSearches(() => storage, 'other').list()).toEqual([]);
  });

  it('are eight at most', () => {
    const storage = storageOf();
    const recent = keepRecentSearches(() => storage, 'key');
    for (let number = 0; number < 12; number++) recent.add(`q=${number}`);
    expect(recent.list()).toHaveLength(8);
    expect(recent.list()[0]).toBe('q=11');
  });

  it('are forgotten when cleared', () => {
    const storage = storageOf();
    const recent = keepRecentSearches(() => storage, 'key');
    recent.add('q=a');
    recent.clear();
    expect(recent.list()).toEqual([]);
  });

  it.each(['', '{', '{}', 'null', '[1,null]'])('are none where the storage holds %j', (text) => {
    expect(keepRecentSearches(() => storageOf({ key: text }), 'key').list()).toEqual([]);
  });

  it('are none where the browser keeps nothing', () => {
    const recent = keepRecentSearches(() => {
      throw new Error('forbidden');
    }, 'key');
    recent.add('q=a');
    recent.clear();
    expect(recent.list()).toEqual([]);
  });
});
