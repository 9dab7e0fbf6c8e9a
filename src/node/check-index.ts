import { hash } from 'node:crypto';
import type { Message } from '../core/model/message.ts';
import type { GroupTable } from '../core/search/group-table.ts';
import { fileError, systemReason, WHOLE_FOLDER } from './problem.ts';
import { checkOtherFiles, type LinkFiles, readLinkFiles, readLinks } from './search-files.ts';

/** What a worker needs to check an index. */
export interface IndexCheck {
  /** Folder that holds `pagefind/`. */
  readonly dir: string;
  /** SHA-256 of the files that were checked when an earlier index was built, by path inside its folder. */
  readonly checked: ReadonlyMap<string, string>;
}

/** What was found in an index. */
export interface IndexFindings {
  /** What cannot be read. */
  readonly messages: Message[];
  /** Addresses where those of a note should be, if they are not the same in the same order; by place of the note. */
  readonly others: ReadonlyMap<number, readonly string[]>;
  /** Addresses behind those of all notes. */
  readonly rest: readonly string[];
  /** SHA-256 of its files, by path inside its folder. */
  readonly sums: ReadonlyMap<string, string>;
}

/** How many outside links a note has, and what `sumOf` returns for their addresses. */
export type ExpectedLinks = readonly [count: number, sum: string];

/** What the worker is told. */
export type CheckStep =
  /** The files of the links are there; with null, those that the index names. */
  | { readonly type: 'links'; readonly files: LinkFiles | null }
  /** Links of some notes more, in the order of the index. */
  | { readonly type: 'expect'; readonly notes: readonly ExpectedLinks[] }
  /** It answers this with its findings. */
  | { readonly type: 'finish' };

/** Returns a hash of addresses in their order. A null stands in none, since Markdown and HTML replace it. */
export function sumOf(addresses: readonly string[]): string {
  return hash('sha256', addresses.join('\0'));
}

/** Does the work of `startIndexCheck`: takes its steps, one after the other, and gives what it found to `post` at the last one. */
export function createIndexCheck(of: IndexCheck, post: (findings: IndexFindings) => void): (step: CheckStep) => void {
  const take = createSteps(of);
  let steps = Promise.resolve();
  return (step) => {
    steps = steps.then(async () => {
      const findings = await take(step);
      if (findings !== null) post(findings);
    });
  };
}

/** Takes one step when the one before is done; returns what was found at the last one. */
function createSteps({ dir, checked }: IndexCheck) {
  const sums = { checked, found: new Map<string, string>() };
  const messages: Message[] = [];
  let table: GroupTable | null = null;
  let links: Iterator<string> = [].values();
  const others = new Map<number, readonly string[]>();
  let rest: readonly string[] = [];
  let notes = 0;
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
  const take = (count: number): string[] => {
    const taken: string[] = [];
    while (taken.length < count) {
      const { done, value } = links.next();
      if (done) break;
      taken.push(value);
    }
    return taken;
  };
  const compare = (expected: readonly ExpectedLinks[]): void => {
    for (const [count, sum] of expected) {
      const taken = take(count);
      if (taken.length !== count || sumOf(taken) !== sum) others.set(notes, taken);
      notes += 1;
    }
  };
  const finish = async (): Promise<void> => {
    rest = take(Number.POSITIVE_INFINITY);
    if (table !== null) await checkOtherFiles(dir, table, sums);
  };
  return async (step: CheckStep): Promise<IndexFindings | null> => {
    if (step.type === 'links') await attempt(() => open(step.files ?? readLinkFiles(dir)));
    else if (step.type === 'expect') await attempt(() => compare(step.notes));
    else {
      await attempt(finish);
      return { messages, others, rest, sums: sums.found };
    }
    return null;
  };
}
