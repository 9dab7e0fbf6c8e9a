import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../core/schema/settings.ts';
import { compiledFolder } from './compiled-pages.ts';
import { fingerprintProgram } from './fingerprint.ts';
import { findRefusal, refused, STOPPED, systemCode } from './refusal.ts';
import { usageError } from './usage-error.ts';

/** What pages are built from and to. */
export interface PagesInput {
  /** Folder that `writeWorkspace` has filled. */
  readonly workspace: string;
  /** Resolves when that folder is filled; Astro starts meanwhile. Without it the folder must be filled already. */
  readonly ready?: Promise<unknown>;
  /** Folder for the pages, emptied before. */
  readonly outDir: string;
  readonly settings: Pick<Settings, 'base'>;
  /** Ends the build. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Is told of the files of some pages when they are written; of the last ones it may not be. */
  readonly onWritten?: (files: readonly string[]) => void;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ENTRY = fileURLToPath(new URL('../astro/build-pages.ts', import.meta.url));
const FAST_START = new URL('./fast-start.mjs', import.meta.url).href;

/** What the process that builds pages is to do. */
export interface PagesTask {
  /** Configuration of Astro beside that of the program, but for the folder that it compiles to. */
  readonly config: ReturnType<typeof compileConfig>;
  /** Folder in which the pages are kept as Astro compiles them. */
  readonly kept: string;
  /** Folder in which they are compiled. */
  readonly draft: string;
  /** Folder of the site. */
  readonly outDir: string;
}

type Report =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly files: readonly string[] }
  | { readonly type: 'failure'; readonly text: string };

/** Builds the pages with what Astro has compiled, in a process of its own. Builds may run at once. */
export async function buildPages(input: PagesInput): Promise<void> {
  // It may fail before Astro has been started; it is looked at below.
  input.ready?.catch(() => undefined);
  await writeGeneratedModules();
  await mkdir(input.outDir, { recursive: true });
  const child = startPages(input, compiledFolder(await fingerprintProgram(), input.settings.base));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let failure: unknown = null;
  child.on('message', (report: Report) => {
    if (report.type === 'failure') {
      failure ??= explain(report.text);
      return;
    }
    input.onProgress?.(report.done, report.total);
    input.onWritten?.(report.files);
  });
  child.on('error', (error) => {
    failure ??= error;
  });
  input.ready?.then(
    () => child.connected && child.send('ready', () => undefined),
    (error: unknown) => {
      failure ??= error;
      child.kill();
    },
  );
  // Only when the process is gone does nothing write into the folder any more.
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    // One that could not be started is never closed.
    child.once('error', () => child.pid === undefined && resolve(null));
  });
  if (code === 0) return;
  if (systemCode(failure) !== '') throw refused(WHAT, failure);
  throw failure ?? explain(output.trim() || `the process ended with ${code ?? child.signalCode}`, child.signalCode);
}

/** Returns the configuration of Astro for compiling pages, beside that of the program. */
function compileConfig({ workspace, settings }: PagesInput) {
  return {
    root: ROOT,
    cacheDir: `${workspace}-cache`,
    base: settings.base,
    logLevel: 'error' as const,
    // What is compiled runs where it finds no packages.
    vite: { environments: { ssr: { resolve: { noExternal: true as const } } } },
  };
}

function startPages(input: PagesInput, kept: string): ChildProcess {
  const { workspace, ready, outDir, signal } = input;
  const task: PagesTask = { config: compileConfig(input), kept, draft: `${workspace}-compiled`, outDir };
  return fork(ENTRY, [JSON.stringify(task)], {
    env: {
      ...MEMORY,
      ...withoutModes(process.env),
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      WAYMARK_WORKSPACE: workspace,
      WAYMARK_WORKSPACE_PENDING: ready === undefined ? '' : '1',
    },
    execArgv: [NURSERY, '--import', FAST_START],
    ...(signal === undefined ? {} : { signal }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** How the C library of most Linux systems gets memory: in large pages, and what is free is kept for what comes. */
const MEMORY = {
  GLIBC_TUNABLES:
    'glibc.malloc.hugetlb=1:glibc.malloc.top_pad=16777216:glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=1073741824',
} as const;

/** Young objects get 8 MB of memory, a quarter of what they would get: less of it is touched for the first time. */
const NURSERY = '--max-semi-space-size=8';

/** Names that Vite gives meanings of its own: a variable `DEV` of the user would loosen the policy of the pages. */
const MODES: ReadonlySet<string> = new Set(['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']);

function withoutModes(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !MODES.has(name)));
}

const WHAT = 'The pages could not be built';

/** Makes an error of what the process said at its end. What the system refused it, and its violent end, are no faults of ours. */
function explain(reason: string, stoppedBy: NodeJS.Signals | null = null): Error {
  const refusal = findRefusal(reason);
  if (refusal !== null) return refused(WHAT, refusal);
  if (stoppedBy === null) return new Error(`${WHAT}: ${reason.replaceAll('**', '')}`);
  return usageError(`${WHAT}: their process was stopped by ${stoppedBy}. ${STOPPED}`);
}

/** What Astro generates for collections without images. */
const EMPTY_MODULE = 'export default new Map();';

/**
 * Writes the modules that Astro would write in each build. It leaves those alone that are as they should be, so builds
 * that run at once do not write the same file.
 */
async function writeGeneratedModules(): Promise<void> {
  const dir = join(ROOT, '.astro');
  await mkdir(dir, { recursive: true });
  for (const name of ['content-assets.mjs', 'content-modules.mjs']) {
    const path = join(dir, name);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === EMPTY_MODULE) continue;
    const draft = `${path}.${process.pid}`;
    await writeFile(draft, EMPTY_MODULE);
    await rename(draft, path);
  }
}
