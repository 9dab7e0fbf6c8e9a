import { describe, expect, it, vi } from 'vitest';
import type { FoundGroup, SearchBackend } from '../../../src/client/search/backend.ts';
import { createSession, type SearchState } from '../../../src/client/search/session.ts';
import type { SearchGroup } from '../../../src/core/model/search-record.ts';
import { addressWord } from '../../../src/core/search/address-word.ts';
import { searchGroup } from '../../core/search/sample.ts';

/** Ten links about Nix in each of the groups. */
function groupsOf(count: number): SearchGroup[] {
  return Array.from({ length: count }, (_, number) =>
    searchGroup(
      Array.from({ length: 10 }, (__, index) => ({ title: `Nix ${number} ${index}`, id: `${number}-${index}` })),
      { slug: `note-${number}` },
    ),
  );
}

function hitsOf(groups: readonly SearchGroup[]): FoundGroup[] {
  return groups.map((group, index) => ({ score: 100 - index, words: [1], load: () => Promise.resolve(group) }));
}

/** A session on an index that answers with what a function returns. */
function start(find: SearchBackend['find']) {
  const states: SearchState[] = [];
  const load = vi.fn(() => Promise.resolve({ find }));
  const session = createSession({ load, show: (state) => states.push(state) });
  const titles = () => {
    const state = states.at(-1);
    return state?.type === 'done' ? state.links.map(({ link }) => link.title) : state?.type;
  };
  return { session, states, load, titles };
}

describe('a search session', () => {
  it('loads nothing before it is asked, and the index once', async () => {
    const { session, load } = start(() => Promise.resolve([]));
    expect(load).not.toHaveBeenCalled();
    await session.search('nix');
    await session.search('nixos');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('says what it does', async () => {
    const { session, states } = start(() => Promise.resolve(hitsOf(groupsOf(1))));
    await session.search(' nix ');
    expect(states.map(({ type }) => type)).toEqual(['loading', 'done']);
    expect(states.map((state) => 'query' in state && state.query.text)).toEqual(['nix', 'nix']);
  });

  it('shows twenty links, and twenty more below them when asked', async () => {
    const { session, states, titles } = start(() => Promise.resolve(hitsOf(groupsOf(5))));
    await session.search('nix');
    const first = titles();
    expect(first).toHaveLength(20);
    await session.more();
    expect(titles()).toHaveLength(40);
    expect(titles()?.slice(0, 20)).toEqual(first);
    await session.more();
    expect(titles()).toHaveLength(50);
    expect(new Set(titles()).size).toBe(50);
    expect(states.at(-1)).toMatchObject({ hasMore: false, shownBefore: 40 });
  });

  it('loads only the groups that it needs', async () => {
    const loads: string[] = [];
    const hits = hitsOf(groupsOf(60)).map((hit, number) => ({
      ...hit,
      load: () => {
        loads.push(String(number));
        return hit.load();
      },
    }));
    const { session } = start(() => Promise.resolve(hits));
    await session.search('nix');
    expect(loads).toHaveLength(20);
  });

  it('drops the answer to an earlier query that comes late', async () => {
    const answers = new Map<string, (hits: FoundGroup[]) => void>();
    const { session, states } = start((words) => new Promise((answer) => answers.set(words.join(' '), answer)));
    const early = session.search('old');
    const late = session.search('new');
    await vi.waitFor(() => expect([...answers.keys()]).toEqual(['old', 'new']));
    answers.get('new')?.([]);
    await late;
    answers.get('old')?.(hitsOf(groupsOf(1)));
    await early;
    const done = states.filter((state) => state.type === 'done');
    expect(done.map(({ query }) => query.text)).toEqual(['new']);
  });

  it('becomes idle when the field is emptied, also while it waits', async () => {
    let answer: ((hits: FoundGroup[]) => void) | undefined;
    const { session, states } = start(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const search = session.search('nix');
    await vi.waitFor(() => expect(answer).toBeDefined());
    await session.search('  ');
    answer?.([]);
    await search;
    expect(states.map(({ type }) => type)).toEqual(['loading', 'idle']);
  });

  it('says when the index cannot be loaded, and tries again', async () => {
    const states: SearchState[] = [];
    const load = vi.fn<() => Promise<SearchBackend>>().mockRejectedValueOnce(new Error('gone'));
    load.mockResolvedValue({ find: () => Promise.resolve(hitsOf(groupsOf(1))) });
    const session = createSession({ load, show: (state) => states.push(state) });
    await session.search('nix');
    expect(states.at(-1)?.type).toBe('error');
    await session.retry();
    expect(states.at(-1)?.type).toBe('done');
  });

  it('says when a group cannot be loaded', async () => {
    const broken: FoundGroup = { score: 1, words: [1], load: () => Promise.reject(new Error('gone')) };
    const { session, titles } = start(() => Promise.resolve([broken]));
    await session.search('nix');
    expect(titles()).toBe('error');
  });

  it('answers a query without words with nothing', async () => {
    const { session, titles } = start(() => Promise.reject(new Error('not to be asked')));
    await session.search('?!');
    expect(titles()).toEqual([]);
  });

  it('finds a pasted address by its own word, and nothing else with it', async () => {
    const group = searchGroup([{ title: 'Other' }, { title: 'Right', url: 'https://example.org/a' }]);
    const asked: string[] = [];
    const { session, titles } = start((words) => {
      asked.push(words.join(' '));
      return Promise.resolve(hitsOf([group]));
    });
    await session.search('http://www.example.org/a/');
    expect(titles()).toEqual(['Right']);
    expect(asked).toEqual([addressWord('example.org/a')]);
  });

  it('falls back to the words of an address that is not listed', async () => {
    const { session, titles } = start((words) =>
      Promise.resolve(words.includes('nix') ? hitsOf([searchGroup([{ title: 'About nix' }])]) : []),
    );
    await session.search('https://example.org/nix');
    expect(titles()).toEqual(['About nix']);
  });
});
