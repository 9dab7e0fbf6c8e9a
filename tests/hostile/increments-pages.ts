import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPieces } from '../../src/astro/pieces.ts';
import { type PagesInput, pagesConfig } from '../../src/node/pages.ts';
import { listFiles } from '../support/files.ts';

/** A maker of pages for two builds of the same content, of which the second may leave out pages. */
export interface TwinPages {
  /** Builds all pages with Astro, and remembers them and what they were made of. */
  readonly buildAll: (input: PagesInput) => Promise<void>;
  /**
   * Takes the pages that are asked for from those that were built before, if they are to be made of the very same: then
   * Astro would make the same bytes of them. Throws when one is not.
   */
  readonly buildSame: (input: PagesInput) => Promise<void>;
  readonly stop: () => void;
}

/** Files of a workspace that all fixed pages are made of. */
const SHARED = ['site.json', 'overview.json', 'contribution.json'] as const;

/** Starts Astro; what is remembered is kept in a folder. */
export function startTwinPages(folder: string): TwinPages {
  const [workspace, site] = [join(folder, 'workspace'), join(folder, 'site')];
  const child = fork(new URL('./increments-astro.ts', import.meta.url), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    buildAll: async (input) => {
      await filled(input);
      mkdirSync(input.outDir, { recursive: true });
      await ask(child, { config: pagesConfig(input), workspace: input.workspace });
      for (const [from, to] of [
        [input.workspace, workspace],
        [input.outDir, site],
      ] as const) {
        rmSync(to, { recursive: true, force: true });
        cpSync(from, to, { recursive: true });
      }
    },
    buildSame: async (input) => {
      await filled(input);
      for (const name of SHARED) {
        if (read(input.workspace, name) !== read(workspace, name)) throw new Error(`${name} differs`);
      }
      const all = readPages(workspace);
      const wanted = readPages(input.workspace);
      for (const [path, page] of wanted) {
        if (page !== all.get(path)) throw new Error(`${path} is to be made of something else`);
      }
      for (const path of listFiles(site)) {
        if (all.has(path) && !wanted.has(path)) continue;
        mkdirSync(dirname(join(input.outDir, path)), { recursive: true });
        cpSync(join(site, path), join(input.outDir, path));
      }
    },
    stop: () => void child.kill(),
  };
}

/** Waits until the workspace is filled; a build that ends without pages never fills it. */
function filled({ ready, signal }: PagesInput): Promise<unknown> {
  const over = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
  return Promise.race([ready, over]);
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** All that each page is made of beside what all share, by path of its file. The home page is always made. */
function readPages(workspace: string): Map<string, string> {
  const lines = read(workspace, 'pages.ndjson')
    .split('\n')
    .filter((line) => line !== '');
  const pages = lines.map((line) => {
    const { slug, view, body } = JSON.parse(line);
    return [
      slug === '' ? 'index.html' : `${slug}/index.html`,
      JSON.stringify([view, readPieces(workspace, body).toString('latin1')]),
    ] as const;
  });
  return new Map(pages);
}

function ask(child: ChildProcess, question: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (answer: { readonly type: string; readonly failure: string | null }): void => {
      if (answer.type !== 'done') return;
      child.off('message', listen);
      if (answer.failure === null) resolve();
      else reject(new Error(answer.failure));
    };
    child.on('message', listen);
    child.send(question);
  });
}
