import { setImmediate } from 'node:timers/promises';
import { compareText, type Message } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { type CheckStep, createIndexCheck, type IndexCheck, type IndexFindings, sumOf } from './check-index.ts';
import { explainDifference } from './explain-difference.ts';
import { type IndexRecord, NO_INDEX } from './index-record.ts';
import { WHOLE_FOLDER } from './problem.ts';
import type { LinkFiles } from './search-files.ts';
import { type RunningWorker, startWorker } from './worker.ts';

/** What is wrong with an index; empty when it holds every link. */
export interface IndexVerdict {
  readonly messages: readonly Message[];
  /** SHA-256 of its files, by path inside its folder. */
  readonly sums: ReadonlyMap<string, string>;
}

/** The check of an index that is being written. */
export interface IndexChecking {
  /** Checks the links, as soon as their files are there; Pagefind may still be at work. */
  readonly checkLinks: (files: LinkFiles) => void;
  /** Checks all that is left of the index when it is whole. */
  readonly finish: () => Promise<IndexVerdict>;
  /** Ends the check, whether it is finished or not. */
  readonly stop: () => void;
}

/** Notes that the checker is told of at once. */
const TURN = 200;

/** Most links that are checked in this thread: another one takes as long to start as the check of some 10,000. */
const FEW = 2000;

/** What does the work of a check: it is told one step after the other, and gives its findings in the end. */
export type IndexChecker = RunningWorker<CheckStep, IndexFindings>;

/** Where an index is checked. */
export interface IndexCheckPlace {
  /** Folder that holds `pagefind/`. */
  readonly dir: string;
  /** An earlier index. */
  readonly record?: IndexRecord;
  /** What does the work; a worker unless given, if there are many links. */
  readonly checker?: IndexChecker | undefined;
}

/**
 * Starts the check of a site's search index: its files can be read, and its records hold every outside link of every note.
 */
export function startIndexCheck(site: Site, { dir, record, checker: given }: IndexCheckPlace): IndexChecking {
  const checker = given ?? startChecker(site, { dir, checked: checkedFiles(record) });
  // In the order of the index.
  const notes = [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
  const checkLinks = async (files: LinkFiles | null): Promise<void> => {
    checker.send({ type: 'links', files });
    for (let at = 0; at < notes.length; at += TURN) {
      // Addresses of notes are found by a walk of their trees, and need not be sent when the index has the same.
      const expected = notes.slice(at, at + TURN).map(({ addresses }) => [addresses.length, sumOf(addresses)] as const);
      checker.send({ type: 'expect', notes: expected });
      await setImmediate();
    }
  };
  let checking: Promise<void> | null = null;
  return {
    checkLinks: (files) => {
      checking = checkLinks(files);
    },
    finish: async () => {
      checking ??= checkLinks(null);
      await checking;
      checker.send({ type: 'finish' });
      return judge(notes, await checker.result);
    },
    stop: checker.stop,
  };
}

/** Returns the files that were checked when an earlier index was built: those that are the same are not unpacked again. */
export function checkedFiles(record = NO_INDEX): IndexCheck['checked'] {
  return new Map(Array.from(record.files, ([path, { output }]) => [path, output]));
}

function startChecker(site: Site, check: IndexCheck): IndexChecker {
  const links = [...site.notes.values()].reduce((sum, { addresses }) => sum + addresses.length, 0);
  return links > FEW ? startThread(check) : startHere(check);
}

/** Compares what the index has at other places than the notes. */
function judge(notes: readonly Note[], { messages, others, rest, sums }: IndexFindings): IndexVerdict {
  // Without the index, nothing is known of its links.
  if (messages.length > 0) return { messages, sums };
  const missing = [...others.keys()].flatMap((at) => notes[at]?.addresses ?? []);
  const extra = [...[...others.values()].flat(), ...rest];
  const expected = notes.reduce((sum, { addresses }) => sum + addresses.length, 0);
  return { messages: explainDifference(WHOLE_FOLDER, 'the search index', missing, extra, expected), sums };
}

function startThread(check: IndexCheck): IndexChecker {
  return startWorker(new URL('./verify-index-worker.ts', import.meta.url), check, {
    what: 'The search index could not be checked',
  });
}

function startHere(check: IndexCheck): IndexChecker {
  const findings = Promise.withResolvers<IndexFindings>();
  return { send: createIndexCheck(check, findings.resolve), result: findings.promise, stop: () => undefined };
}
