import { systemReason } from './problem.ts';
import { usageError } from './usage-error.ts';

/** What the system lacks, whatever file it was asked for. */
const SHORTAGES: ReadonlySet<string> = new Set(['EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EROFS']);

const FREE = 'Free some space there, then try again.';
const FEWER_FILES = 'Raise the limit (`ulimit -n 4096`) or close other programs, then try again.';
const MORE_MEMORY = 'Close other programs, then try again.';
const OWNER = 'Let its owner run this, or change who may write there.';

/** What can be done about a refusal, by the system's code. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: OWNER,
  EAGAIN: MORE_MEMORY,
  EBUSY: 'If another disk is mounted there, name a folder inside of it.',
  EDQUOT: FREE,
  EMFILE: FEWER_FILES,
  ENFILE: FEWER_FILES,
  ENOMEM: MORE_MEMORY,
  ENOSPC: FREE,
  EPERM: OWNER,
  EROFS: 'Name a folder on another disk, or let this one be written.',
};

/** What to say when a process of ours was stopped from outside: mostly by a system that runs out of memory. */
export const STOPPED = 'If memory ran out, close other programs. Then try again.';

/** How other programs tell of a refusal. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bENOSPC\b|no space left on device/i, 'ENOSPC'],
  [/\bEDQUOT\b|quota exceeded/i, 'EDQUOT'],
  [/\bE[MN]FILE\b|too many open files/i, 'EMFILE'],
  [/\bENOMEM\b|cannot allocate memory|heap out of memory/i, 'ENOMEM'],
  [/\bEROFS\b|read-only file system/i, 'EROFS'],
  [/\bEAGAIN\b|resource temporarily unavailable/i, 'EAGAIN'],
];

/** Returns the system's code of an error, such as `ENOENT`; empty for one that is not of the system. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/.test(code) ? code : '';
}

/** Whether the system lacks something, such as room or memory: then no file is to blame for the error. */
export function isShortage(error: unknown): boolean {
  return SHORTAGES.has(systemCode(error));
}

/** Returns an error that says in words what could not be done, why the system refused it, and what helps. */
export function refused(what: string, error: unknown): Error {
  const advice = ADVICE[systemCode(error)];
  return usageError(`${what}: ${systemReason(error)}.${advice === undefined ? '' : ` ${advice}`}`, error);
}

/** Returns the refusal of the system that another program tells of, as an error of ours; null when it tells of none. */
export function findRefusal(text: string): Error | null {
  const found = WORDS.find(([words]) => words.test(text));
  return found === undefined ? null : Object.assign(new Error(text), { code: found[1] });
}
