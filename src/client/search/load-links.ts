import { isAnswer } from '../../core/search/answers.ts';
import { groupOf } from '../../core/search/group-table.ts';
import type { LinkMatch } from '../../core/search/match-links.ts';
import type { Query } from '../../core/search/query.ts';
import { type GroupedLink, type RankedLink, rankLinks } from '../../core/search/rank.ts';
import type { SearchBackend } from './backend.ts';

/** Files of links that are loaded at once: enough that the best links are among them, few enough to be there quickly. */
const FILES = 6;

/** As many when the index may have taken a slip for the beginning of some other word. */
const FEW_FILES = 2;

/** Links that are looked at at once. */
const LINKS = 100;

/**
 * Loads links until there is an answer: a phrase or a host can be missing in all of the best ones. In doubt a few are
 * looked at before all are loaded, as links that only seem to match are not shown.
 */
export async function loadFirst(backend: SearchBackend, query: Query, matches: readonly LinkMatch[], inDoubt: boolean) {
  const few = inDoubt ? await loadBatch(backend, query, matches, FEW_FILES) : null;
  if (few !== null && few.links.length > 0 && !few.links.some(isSure)) return few;
  let batch = await loadBatch(backend, query, matches);
  while (batch.links.length === 0 && batch.rest.length > 0) batch = await loadBatch(backend, query, batch.rest);
  return batch;
}

/** Loads and rates the best links that few files hold; the others wait. */
export async function loadBatch(backend: SearchBackend, query: Query, matches: readonly LinkMatch[], most = FILES) {
  const { batch, rest } = cutBatch(backend, matches, most);
  const loaded = await loadLinks(backend, batch);
  return {
    links: rankLinks(
      loaded.filter(({ link }) => isAnswer(link, query)),
      query,
    ),
    rest,
  };
}

/** Takes the best links that so few files hold; the others wait. */
export function cutBatch({ table }: SearchBackend, matches: readonly LinkMatch[], most = FILES) {
  const files = new Set<number>();
  const batch: LinkMatch[] = [];
  const rest: LinkMatch[] = [];
  for (const match of matches) {
    const file = table.bundleOf[groupOf(table, match.link)] ?? 0;
    if (batch.length < LINKS && (files.has(file) || files.size < most)) {
      files.add(file);
      batch.push(match);
    } else {
      rest.push(match);
    }
  }
  return { batch, rest };
}

/** Loads links by their numbers, each file once. A link that its file does not hold is left out. */
export async function loadLinks(backend: SearchBackend, matches: readonly LinkMatch[]): Promise<GroupedLink[]> {
  const { table } = backend;
  const files = new Map<number, ReturnType<SearchBackend['loadGroups']>>();
  const loaded = await Promise.all(
    matches.map(async ({ link: number }) => {
      const groupNumber = groupOf(table, number);
      const file = table.bundleOf[groupNumber] ?? 0;
      const groups = files.get(file) ?? backend.loadGroups(file);
      files.set(file, groups);
      const group = (await groups)[groupNumber - (table.firstGroup[file] ?? 0)];
      const link = group?.links[number - (table.firstLink[groupNumber] ?? 0)];
      return group === undefined || link === undefined ? [] : [{ group, link }];
    }),
  );
  return loaded.flat();
}

/** Whether all words are there for sure; of a word that it does not know, the index finds the beginning. */
export function isSure({ matched }: RankedLink): boolean {
  return matched.every(Boolean);
}
