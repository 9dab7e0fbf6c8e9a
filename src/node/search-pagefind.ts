import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { makeMemoryFolder } from './memory-folder.ts';
import { RECORD_FILES } from './pagefind-records.ts';
import { findRefusal, refused, STOPPED } from './refusal.ts';
import { writePagesInOrder } from './search-pages.ts';
import type { ServiceWork } from './search-service-worker.ts';
import { usageError } from './usage-error.ts';
import { type IndexBefore, offerPieces, offerRecords, settlePieces } from './word-pieces.ts';
import { runWorker } from './worker.ts';

/** Where one index is built. */
export interface IndexPlace {
  /** Folder for what is needed while building only. */
  readonly workDir: string;
  /** Folder of the index itself. */
  readonly folder: string;
  /** What may be taken from an index that was built before, and the folder inside of it, with a slash at its end. */
  readonly before?: { readonly index: IndexBefore; readonly part: string } | undefined;
  /** Names of the files of Pagefind's own records, as far as they are known: those need not be packed. */
  readonly records: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Is called when nothing is left to do here but to wait, perhaps more than once. */
  readonly onStart?: () => void;
}

/** Least and greatest size of a piece of the word index, counted in occurrences of words, and characters of pages for each. */
const PIECE = { least: 1000, most: 8000, characters: 350 } as const;

/** What a browser needs. Pagefind's ready-made interfaces are left out, and its records, which hold no links. */
const SHIPPED = /^(?:pagefind\.js|pagefind-entry\.json|.+\.pf_meta|wasm\..+\.pagefind|index)$/;

/**
 * Indexes pages in their order. Pagefind's program reads a folder of pages in half the time that its service takes for
 * them one by one, but in the order of the file system; where that cannot be ruled, the service does the work.
 */
export async function indexPages(pages: readonly string[], place: IndexPlace): Promise<void> {
  const { workDir, folder, before, records, signal, onStart } = place;
  const site = makeMemoryFolder(pages.map((page) => Buffer.byteLength(page))) ?? join(workDir, 'site');
  const output = join(workDir, 'index');
  const sizes = pieceSizes(pages);
  for (const dir of [site, folder]) await mkdir(dir, { recursive: true });
  const run = async (offer: IndexPlace['before']): Promise<boolean> => {
    await rm(output, { recursive: true, force: true });
    await mkdir(output, { recursive: true });
    const offered = offer ? await offerPieces(offer.index, offer.part, output) : new Map<string, string>();
    await offerRecords(records, output);
    await runProgram(['--site', site, '--output-path', output], { workDir, sizes, signal, onStart });
    return settlePieces(output, offered);
  };
  try {
    const written = await writePagesInOrder(pages, site);
    const isIndexed = written !== null && ((await run(before)) || (await run(undefined)));
    if (!isIndexed || !written.isUnchanged()) {
      signal?.throwIfAborted();
      await rm(output, { recursive: true, force: true });
      const service = runService(pages, { output, sizes }, signal);
      onStart?.();
      await service;
    }
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
  const shipped = (await readdir(output)).filter((name) => SHIPPED.test(name));
  for (const name of shipped) await rename(join(output, name), join(folder, name));
}

/**
 * Pagefind's own size of a piece, 20000, makes queries load more than they need. A small site has small pieces, so that one
 * word does not load half of its index.
 */
function pieceSizes(pages: readonly string[]): Readonly<Record<string, string>> {
  const characters = pages.reduce((sum, page) => sum + page.length, 0);
  const size = Math.min(PIECE.most, Math.max(PIECE.least, Math.round(characters / PIECE.characters)));
  return { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: String(size) };
}

interface ProgramPlace {
  readonly workDir: string;
  readonly sizes: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly onStart: (() => void) | undefined;
}

interface ServicePlace {
  readonly output: string;
  readonly sizes: Readonly<Record<string, string>>;
}

async function runProgram(paths: readonly string[], place: ProgramPlace): Promise<void> {
  const { workDir, sizes, signal, onStart } = place;
  const child = spawn(findProgram(), [...paths, '--max-fragments', String(RECORD_FILES), '--silent'], {
    // A configuration file or variable meant for another site must not change the index.
    cwd: workDir,
    env: { ...MEMORY, ...withoutPagefind(process.env), ...sizes },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
    ...(signal === undefined ? {} : { signal }),
  });
  if (child.pid !== undefined) onStart?.();
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await new Promise<void>((resolve, reject) => {
    // One that could not be started is never closed; one that is stopped may write until it is.
    child.on('error', (error) => child.pid === undefined && reject(refused(WHAT, error)));
    child.on('close', (code, stoppedBy) => {
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0 && errors.trim() === '') resolve();
      else if (stoppedBy !== null) reject(usageError(`${WHAT}: Pagefind was stopped by ${stoppedBy}. ${STOPPED}`));
      else reject(failure(errors.trim() || `exit code ${code}`));
    });
  });
}

/** Lets Pagefind's service do the work, in a thread: when the service breaks off, its caller waits for ever. */
async function runService(pages: readonly string[], place: ServicePlace, signal: AbortSignal | undefined) {
  const work: ServiceWork = { pages, folder: place.output, maxFragments: RECORD_FILES };
  const worker = new URL('./search-service-worker.ts', import.meta.url);
  const env = { ...MEMORY, ...withoutPagefind(process.env), ...place.sizes };
  const problem = await runWorker<string | null>(worker, work, { what: WHAT, env, signal });
  if (problem === CLOSED) throw usageError(`${WHAT}: Pagefind's service broke off. ${STOPPED}`);
  if (problem !== null) throw failure(problem);
}

/** What the service's package says when the service has ended while it was being asked. */
const CLOSED = 'Pagefind backend closed';

/** Path of the program that belongs to the installed Pagefind, as Pagefind itself finds it. */
function findProgram(): string {
  const require = createRequire(import.meta.resolve('pagefind'));
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@pagefind/${system}-${arch()}/bin/pagefind_extended${system === 'windows' ? '.exe' : ''}`;
  try {
    return require.resolve(name);
  } catch (error) {
    throw failure(`its program for ${system}-${arch()} is not installed; \`npm ci\` installs it`, error);
  }
}

/**
 * How Pagefind's program for Linux gets its memory (jemalloc, which is a part of it): in large pages, for all its threads from one
 * place, and none is given back before it ends. It takes half of the processor time so, and no more memory at its peak.
 */
const MEMORY = { _RJEM_MALLOC_CONF: 'thp:always,narenas:1,dirty_decay_ms:-1,muzzy_decay_ms:-1' } as const;

function withoutPagefind(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PAGEFIND_')));
}

const WHAT = 'The search index could not be built';

function failure(reason: string, cause?: unknown): Error {
  const refusal = findRefusal(reason);
  if (refusal !== null) return refused(WHAT, refusal);
  const [said] = reason.split('\nstack backtrace:');
  return usageError(`${WHAT}: Pagefind says: ${said}`, cause);
}
