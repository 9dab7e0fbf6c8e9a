import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mapConcurrent } from '../node/concurrent.ts';
import type * as PageServer from './page-server.ts';
import { insertBody, openPieces } from './pieces.ts';

/** Where pages are rendered from and to. */
export interface RenderPlace {
  /** Folder of the pages that `compilePages` has made. */
  readonly compiled: string;
  /** Folder of what the pages are made of. */
  readonly workspace: string;
  readonly outDir: string;
  /** Is told how far the pages are, and which files were written since it was told before. */
  readonly onProgress: (done: number, total: number, files: readonly string[]) => void;
}

/** How many pages are rendered at once; each waits for little. */
const AT_ONCE = 8;

/** Says how far the pages are once in so many files. */
const STEP = 40;

/** Renders all pages of a site. The bodies of notes and link lists are put into them at the end. */
export async function renderPages({ compiled, workspace, outDir, onProgress }: RenderPlace): Promise<void> {
  const entry = pathToFileURL(join(compiled, 'server/entry.mjs')).href;
  const { listPages, renderPage } = (await import(entry)) as typeof PageServer;
  await cp(join(compiled, 'client'), outDir, { recursive: true });
  const pages = await listPages();
  const total = pages.filter(({ isCounted }) => isCounted).length;
  const bodies = openPieces(workspace);
  const folders = new Set<string>();
  let done = 0;
  let written: string[] = [];
  const tell = (): void => {
    onProgress(done, total, written);
    written = [];
  };
  await mapConcurrent(pages, AT_ONCE, async (page) => {
    const bytes = await renderPage(page);
    const location = join(outDir, page.file);
    const folder = dirname(location);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeParts(location, insertBody(bytes, bodies.read));
    written.push(page.file);
    if (page.isCounted) done += 1;
    if (written.length === STEP) tell();
  });
  tell();
  bodies.close();
}

/** Writes a file, part by part: to join them first takes new memory for each page. */
function writeParts(location: string, parts: readonly Buffer[]): void {
  const file = openSync(location, 'w');
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}
