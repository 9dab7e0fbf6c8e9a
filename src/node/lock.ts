import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { refused, systemCode } from './refusal.ts';
import { isRunning } from './running-process.ts';
import { usageError } from './usage-error.ts';

/** The process that holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts; tells a process from a later one of the same number. */
  readonly began: string;
}

/** How often a lock is tried while others take over the same stale one, and the pause between, in milliseconds. */
const ATTEMPTS = 100;
const PAUSE = 10;

/** A draft from elsewhere that cannot be read and is older than this many milliseconds is of a process that was killed. */
const ABANDONED = 60 * 1000;

/**
 * Takes a lock file and returns the function that gives it back. A lock whose process is no longer there is taken over;
 * one of a living process is refused.
 */
export async function takeLock(path: string, what: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, host: hostname(), began: await beginOf(process.pid) };
  const draft = `${path}.${hostname()}.${process.pid}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(own));
    // A hard link appears whole or not at all, and never over a file that is there.
    for (let attempt = 0; !(await linked(draft, path)); attempt++) {
      const held = await readHolder(path);
      if (attempt >= ATTEMPTS || (await isAlive(held))) {
        throw usageError(
          `${what} is being built by another process${named(held)}. Wait for it to end, then try again.`,
        );
      }
      await removeStale(path, draft);
    }
  } catch (error) {
    throw systemCode(error) === '' ? error : refused(`The folder \`${dirname(path)}\` cannot be written to`, error);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  await removeDrafts(path);
  // One that cannot be removed is stale when this process ends.
  return () => rm(path, { force: true }).catch(() => undefined);
}

/** Removes what processes have left beside the lock that were killed while they took it. */
async function removeDrafts(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names.filter((other) => other.startsWith(`${basename(path)}.`))) {
    const draft = join(dirname(path), name);
    if (!(await isNeeded(draft, name.slice(basename(path).length + 1))))
      await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Whether a draft is that of a living process, or may be: it is empty for a moment. Its name ends with host and process. */
async function isNeeded(draft: string, name: string): Promise<boolean> {
  const held = await readHolder(draft);
  if (parseHolder(held) !== null) return isAlive(held);
  const [, host, pid] = /^(.+)\.(\d+)\.[^.]+$/.exec(name) ?? [];
  if (host === hostname() && !isRunning(Number(pid))) return false;
  const stats = await stat(draft).catch(() => null);
  return stats !== null && Date.now() - stats.mtimeMs < ABANDONED;
}

/** Removes a lock whose process is gone; one process at a time, so that none removes the new lock of another. */
async function removeStale(path: string, draft: string): Promise<void> {
  const guard = `${path}.taking`;
  if (!(await linked(draft, guard))) {
    if (!(await isAlive(await readHolder(guard)))) await rm(guard, { force: true });
    await setTimeout(PAUSE);
    return;
  }
  try {
    if (!(await isAlive(await readHolder(path)))) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function readHolder(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(text: string): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder === null) return false;
  if (holder.host !== hostname()) return true;
  return isRunning(holder.pid) && holder.began === (await beginOf(holder.pid));
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    const isHolder =
      typeof value === 'object' && value !== null && 'pid' in value && 'host' in value && 'began' in value;
    return isHolder ? (value as Holder) : null;
  } catch {
    return null;
  }
}

/** Start of a process in ticks since the system began, where the system tells it; else empty. */
async function beginOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program stands in parentheses and may hold anything.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function named(held: string): string {
  const holder = parseHolder(held);
  return holder === null ? '' : ` (${holder.pid} on ${holder.host})`;
}
