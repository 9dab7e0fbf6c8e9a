import { mkdirSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mapConcurrent } from '../node/concurrent.ts';
import type * as PageServer from './page-server.ts';
import { insertBody } from './pieces.ts';

/** Where pages are rendered from and to. */
export interface RenderPlace {
  /** Folder of the pages that `compilePages` has made. */
  readonly compiled: string;
  /** Folder of what the pages are made of. */
  readonly workspace: string;
  readonly outDir: string;
  readonly onProgress: (done: number, total: number) => void;
  /** Is told of the files of some pages when they are written. */
  readonly onWritten: (files: readonly string[]) => void;
}

/** How many pages are rendered at once; each waits for little. */
const AT_ONCE = 8;

/** Says how far the pages are, and which are written, once in so many. */
const STEP = 25;

/** Renders all pages of a site. The bodies of notes and link lists are put into them at the end. */
export async function renderPages({ compiled, workspace, outDir, onProgress, onWritten }: RenderPlace): Promise<void> {
  const entry = pathToFileURL(join(compiled, 'server/entry.mjs')).href;
  const { listPages, renderPage } = (await import(entry)) as typeof PageServer;
  await cp(join(compiled, 'client'), outDir, { recursive: true });
  const pages = await listPages();
  const total = pages.filter(({ isCounted }) => isCounted).length;
  const folders = new Set<string>();
  let done = 0;
  let written: string[] = [];
  const tell = (): void => {
    onWritten(written);
    written = [];
  };
  await mapConcurrent(pages, AT_ONCE, async (page) => {
    const bytes = await renderPage(page);
    const location = join(outDir, page.file);
    const folder = dirname(location);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(location, insertBody(bytes, workspace) ?? bytes);
    written.push(page.file);
    if (written.length === STEP) tell();
    if (!page.isCounted) return;
    done += 1;
    if (done % STEP === 0 || done === total) onProgress(done, total);
  });
  tell();
}
