import type { Message } from '../core/model/message.ts';
import type { GroupTable } from '../core/search/group-table.ts';
import { explainDifference } from './explain-difference.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { checkOtherFiles, type LinkFiles, readLinkFiles, readLinks } from './search-files.ts';

/** What a worker needs to check an index. */
export interface IndexCheck {
  /** Folder that holds `pagefind/`. */
  readonly dir: string;
  /** SHA-256 of the files that were checked when an earlier index was built, by path inside its folder. */
  readonly checked: ReadonlyMap<string, string>;
}

/** What is wrong with an index; empty when it holds every link. */
export interface IndexVerdict {
  readonly messages: Message[];
  /** SHA-256 of its files, by path inside its folder. */
  readonly sums: ReadonlyMap<string, string>;
}

/** What the worker is told. */
export type CheckStep =
  /** Addresses of outside links, in the order of the index as far as that can be: those of some notes more. */
  | { readonly type: 'expect'; readonly addresses: readonly string[] }
  /** The files of the links are there. */
  | { readonly type: 'links'; readonly files: LinkFiles }
  /** It answers this with its verdict. */
  | { readonly type: 'finish' };

/** Does the work of `startIndexCheck`: takes its steps, and returns the verdict at the last one. */
export function createIndexCheck({ dir, checked }: IndexCheck) {
  const expected: string[] = [];
  const sums = { checked, found: new Map<string, string>() };
  const messages: Message[] = [];
  let table: GroupTable | null = null;
  const attempt = async (check: () => void | Promise<void>): Promise<void> => {
    if (messages.length > 0) return;
    try {
      await check();
    } catch (error) {
      const reason = `Unexpected search index that cannot be read: ${systemReason(error)}`;
      messages.push(fileError(WHOLE_FOLDER, 'verify-index', reason));
    }
  };
  const checkLinks = (files: LinkFiles | null): void => {
    const read = files === null ? null : readLinks(dir, files, sums);
    table = read?.table ?? null;
    const found: string[] = [];
    for (const { links } of read?.groups ?? []) {
      for (const { url, companions } of links) found.push(url, ...companions.map((companion) => companion.url));
    }
    messages.push(...explainDifference(WHOLE_FOLDER, 'the search index', expected, found));
  };
  let isBegun = false;
  return async (step: CheckStep): Promise<IndexVerdict | null> => {
    if (step.type === 'expect') {
      for (const address of step.addresses) expected.push(address);
      return null;
    }
    if (!isBegun) await attempt(() => checkLinks(step.type === 'links' ? step.files : readLinkFiles(dir)));
    isBegun = true;
    if (step.type === 'links') return null;
    await attempt(() => (table === null ? undefined : checkOtherFiles(dir, table, sums)));
    return { messages, sums: sums.found };
  };
}
