import { setImmediate } from 'node:timers/promises';
import { compareText } from '../core/model/message.ts';
import type { Note } from '../core/model/note.ts';
import type { Site } from '../core/model/site.ts';
import { BETWEEN, type CheckStep, createIndexCheck, type IndexCheck, type IndexVerdict } from './check-index.ts';
import { type IndexRecord, NO_INDEX } from './index-record.ts';
import type { LinkFiles } from './search-files.ts';
import { type RunningWorker, startWorker } from './worker.ts';

/** The check of an index that is being written. */
export interface IndexChecking {
  /** Checks the links, as soon as their files are there; Pagefind may still be at work. */
  readonly checkLinks: (files: LinkFiles) => void;
  /** Checks all that is left of the index when it is whole. */
  readonly finish: () => Promise<IndexVerdict>;
  /** Ends the check, whether it is finished or not. */
  readonly stop: () => void;
}

/** Notes whose addresses are sent to the checker at once. */
const TURN = 200;

/** Most links that are checked in this thread: another one takes as long to start as the check of some 10,000. */
const FEW = 2000;

/** What does the work of a check: it is told one step after the other, and gives its verdict in the end. */
export type IndexChecker = RunningWorker<CheckStep, IndexVerdict>;

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
  const checkLinks = async (files: LinkFiles | null): Promise<void> => {
    checker.send({ type: 'links', files });
    // In the order of the index, so that it is mostly enough to go through both once.
    const notes = [...site.notes.values()].sort((a, b) => compareText(a.path, b.path));
    for (let at = 0; at < notes.length; at += TURN) {
      checker.send({ type: 'expect', addresses: packAddresses(notes.slice(at, at + TURN)) });
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
      return checker.result;
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

/** One text is sent in a tenth of the time that a list of them takes. */
function packAddresses(notes: readonly Note[]): string {
  return notes.flatMap((note) => note.addresses).join(BETWEEN);
}

function startThread(check: IndexCheck): IndexChecker {
  return startWorker(new URL('./verify-index-worker.ts', import.meta.url), check, {
    what: 'The search index could not be checked',
  });
}

function startHere(check: IndexCheck): IndexChecker {
  const verdict = Promise.withResolvers<IndexVerdict>();
  return { send: createIndexCheck(check, verdict.resolve), result: verdict.promise, stop: () => undefined };
}
