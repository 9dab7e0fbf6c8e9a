import { describe, expect, it, vi } from 'vitest';
import type { Finder } from '../../../src/client/search/finder.ts';
import { createSession, type SearchIndex, type SearchState } from '../../../src/client/search/session.ts';
import { type Facets, NO_FACETS } from '../../../src/core/search/facets.ts';
import { EMPTY_MANIFEST, type SearchManifest } from '../../../src/core/search/search-manifest.ts';
import { finderOf, rankedLinks } from './sample.ts';

const PAPERS: Facets = { ...NO_FACETS, kinds: ['paper'] };
const MANIFEST: SearchManifest = {
  ...EMPTY_MANIFEST,
  parts: [{ folder: '', meta: '' }],
  categories: [['data', 'Data', 5]],
};

/** A session on an index that answers with what a function returns. */
function start(find: SearchIndex['find']) {
  const states: SearchState[] = [];
  const load = vi.fn<() => Promise<SearchIndex>>(() => Promise.resolve({ manifest: MANIFEST, find }));
  const session = createSession({ load, show: (state) => states.push(state) });
  const ask = (typed: string, facets = NO_FACETS) => session.ask({ typed, facets });
  const types = () => states.map(({ type }) => type);
  const titles = () => {
    const state = states.at(-1);
    return state?.type === 'done' ? state.links.map(({ link }) => link.title) : state?.type;
  };
  return { session, states, load, ask, types, titles };
}

function finds(count: number) {
  return vi.fn<SearchIndex['find']>(() => Promise.resolve(finderOf(rankedLinks(count))));
}

describe('a search session', () => {
  it('loads nothing before it is asked, and the index once', async () => {
    const { ask, load, session } = start(finds(0));
    expect(load).not.toHaveBeenCalled();
    expect(session.manifest()).toBe(EMPTY_MANIFEST);
    await ask('nix');
    await ask('nixos');
    expect(load).toHaveBeenCalledTimes(1);
    expect(session.manifest()).toBe(MANIFEST);
  });

  it('says what it does', async () => {
    const { ask, states, types } = start(finds(1));
    await ask(' nix ');
    expect(types()).toEqual(['loading', 'done']);
    expect(states.map((state) => 'query' in state && state.query.text)).toEqual(['nix', 'nix']);
  });

  it('reads operators with the categories of the index, also the first time', async () => {
    const find = finds(1);
    const { ask } = start(find);
    await ask('sql in:data');
    expect(find.mock.calls[0]?.[0]).toMatchObject({ words: ['sql'], facets: { categories: ['data'] } });
  });

  it('does not ask again what it has answered', async () => {
    const find = finds(1);
    const { ask } = start(find);
    await ask('nix');
    await ask(' nix  ');
    await ask('nix', { ...NO_FACETS });
    expect(find).toHaveBeenCalledTimes(1);
    await ask('nix', PAPERS);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('lists what matches facets when nothing is typed', async () => {
    const find = finds(3);
    const { ask, titles } = start(find);
    await ask('', PAPERS);
    expect(find.mock.calls[0]?.[0]).toMatchObject({ text: '', words: [], facets: PAPERS });
    expect(titles()).toHaveLength(3);
  });

  it('hands on what the finder says', async () => {
    const about = { total: 1, correction: { typed: 'nxi', used: 'nix' }, isListed: null };
    const { ask, states } = start(() => Promise.resolve(finderOf(rankedLinks(1), about)));
    await ask('nxi');
    expect(states.at(-1)).toMatchObject(about);
  });

  it('shows twenty links, and twenty more below them when asked', async () => {
    const { session, states, ask, titles } = start(finds(50));
    await ask('nix');
    const first = titles();
    expect(first).toHaveLength(20);
    await session.more();
    expect(titles()).toHaveLength(40);
    expect(titles()?.slice(0, 20)).toEqual(first);
    await session.more();
    expect(titles()).toEqual(rankedLinks(50).map(({ link }) => link.title));
    expect(states.at(-1)).toMatchObject({ hasMore: false, shownBefore: 40 });
  });

  it('loses no link when asked for more twice at once', async () => {
    const { session, ask, titles } = start(finds(50));
    await ask('nix');
    await Promise.all([session.more(), session.more()]);
    await session.more();
    expect(titles()).toEqual(rankedLinks(50).map(({ link }) => link.title));
  });

  it('drops more links of a query that is outdated', async () => {
    let answer: ((page: ReturnType<typeof rankedLinks>) => void) | undefined;
    const slow = finderOf(rankedLinks(40));
    const { session, ask, titles } = start((query) =>
      Promise.resolve(query.text === 'old' ? slow : finderOf(rankedLinks(1, 'New'))),
    );
    await ask('old');
    Object.assign(slow, {
      next: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const more = session.more();
    await ask('new');
    answer?.(rankedLinks(20));
    await more;
    expect(titles()).toEqual(['New 0']);
  });

  it('gives up an earlier question and drops its answer', async () => {
    const answers = new Map<string, (finder: Finder) => void>();
    const signals: AbortSignal[] = [];
    const { ask, states, types } = start((query, signal) => {
      signals.push(signal);
      return new Promise((answer) => answers.set(query.text, answer));
    });
    const early = ask('old');
    await vi.waitFor(() => expect([...answers.keys()]).toEqual(['old']));
    const late = ask('new');
    await vi.waitFor(() => expect([...answers.keys()]).toEqual(['old', 'new']));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    answers.get('new')?.(finderOf([]));
    await late;
    answers.get('old')?.(finderOf(rankedLinks(1)));
    await early;
    expect(types()).toEqual(['loading', 'loading', 'done']);
    expect(states.at(-1)).toMatchObject({ query: { text: 'new' } });
  });

  it('says nothing of the failure of an outdated question', async () => {
    const fail = new Map<string, (error: Error) => void>();
    const { ask, types } = start((query) =>
      query.text === 'old'
        ? new Promise((_, reject) => fail.set('old', reject))
        : Promise.resolve(finderOf(rankedLinks(1))),
    );
    const early = ask('old');
    await vi.waitFor(() => expect(fail.size).toBe(1));
    await ask('new');
    fail.get('old')?.(new Error('aborted'));
    await early;
    expect(types()).toEqual(['loading', 'loading', 'done']);
  });

  it('becomes idle when the field is emptied, also while it waits', async () => {
    let answer: ((finder: Finder) => void) | undefined;
    const { ask, types } = start(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const search = ask('nix');
    await vi.waitFor(() => expect(answer).toBeDefined());
    await ask('  ');
    answer?.(finderOf([]));
    await search;
    expect(types()).toEqual(['loading', 'idle']);
  });

  it('says when the index cannot be loaded, and tries again', async () => {
    const { ask, load, session, types } = start(finds(1));
    load.mockRejectedValueOnce(new Error('gone'));
    await ask('nix');
    expect(types().at(-1)).toBe('error');
    await session.retry();
    expect(types().at(-1)).toBe('done');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks again by itself what has failed', async () => {
    const find = finds(1).mockRejectedValueOnce(new Error('gone'));
    const { ask, types } = start(find);
    await ask('nix');
    expect(types().at(-1)).toBe('error');
    await ask('nix');
    expect(types().at(-1)).toBe('done');
  });

  it('keeps what is there when more cannot be loaded, and tries again', async () => {
    const finder = finderOf(rankedLinks(30));
    const { next } = finder;
    const { session, ask, states, titles } = start(() => Promise.resolve(finder));
    await ask('nix');
    Object.assign(finder, { next: () => Promise.reject(new Error('gone')) });
    await session.more();
    expect(states.at(-1)).toMatchObject({ hasFailed: true, hasMore: true });
    expect(titles()).toHaveLength(20);
    Object.assign(finder, { next });
    await session.more();
    expect(states.at(-1)).toMatchObject({ hasFailed: false, hasMore: false });
    expect(titles()).toHaveLength(30);
  });
});
