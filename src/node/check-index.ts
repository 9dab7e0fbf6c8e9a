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
  /** The files of the links are there; with null, those that the index names. */
  | { readonly type: 'links'; readonly files: LinkFiles | null }
  /** Addresses of outside links of some notes more, with `BETWEEN` between them, in the order of the index as far as can be. */
  | { readonly type: 'expect'; readonly addresses: string }
  /** It answers this with its verdict. */
  | { readonly type: 'finish' };

/** Parts addresses: it stands in none, since Markdown and HTML replace it. */
export const BETWEEN = '\0';

/** Does the work of `startIndexCheck`: takes its steps, one after the other, and gives the verdict to `post` at the last one. */
export function createIndexCheck(of: IndexCheck, post: (verdict: IndexVerdict) => void): (step: CheckStep) => void {
  const take = createSteps(of);
  let steps = Promise.resolve();
  return (step) => {
    steps = steps.then(async () => {
      const verdict = await take(step);
      if (verdict !== null) post(verdict);
    });
  };
}

/** Takes one step when the one before is done; returns the verdict at the last one. */
function createSteps({ dir, checked }: IndexCheck) {
  const sums = { checked, found: new Map<string, string>() };
  const messages: Message[] = [];
  let table: GroupTable | null = null;
  let links: Iterator<string> = [].values();
  // Where the index has another address than the notes at the same place: both, to be compared as multisets.
  const [missing, extra]: [string[], string[]] = [[], []];
  let expected = 0;
  const attempt = async (check: () => void | Promise<void>): Promise<void> => {
    if (messages.length > 0) return;
    try {
      await check();
    } catch (error) {
      const reason = `Unexpected search index that cannot be read: ${systemReason(error)}`;
      messages.push(fileError(WHOLE_FOLDER, 'verify-index', reason));
    }
  };
  const open = (files: LinkFiles | null): void => {
    if (files === null) return;
    const read = readLinks(dir, files, sums);
    table = read.table;
    links = read.addresses[Symbol.iterator]();
  };
  const compare = (addresses: readonly string[]): void => {
    expected += addresses.length;
    for (const address of addresses) {
      const { done, value } = links.next();
      if (!done && value === address) continue;
      missing.push(address);
      if (!done) extra.push(value);
    }
  };
  const finish = async (): Promise<void> => {
    for (let next = links.next(); !next.done; next = links.next()) extra.push(next.value);
    messages.push(...explainDifference(WHOLE_FOLDER, 'the search index', missing, extra, expected));
    if (messages.length === 0 && table !== null) await checkOtherFiles(dir, table, sums);
  };
  return async (step: CheckStep): Promise<IndexVerdict | null> => {
    if (step.type === 'links') await attempt(() => open(step.files ?? readLinkFiles(dir)));
    else if (step.type === 'expect')
      await attempt(() => compare(step.addresses === '' ? [] : step.addresses.split(BETWEEN)));
    else {
      await attempt(finish);
      return { messages, sums: sums.found };
    }
    return null;
  };
}
