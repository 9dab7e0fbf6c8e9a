import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { buildNoteChoices } from '../core/site/note-choices.ts';
import { buildOverview } from '../core/site/overview.ts';
import { buildSitePages, type SitePage } from '../core/site/site-pages.ts';
import { buildSiteView } from '../core/site/site-view.ts';
import type { Contribution } from '../core/site/view.ts';
import { type Bodies, createBodies } from './bodies.ts';
import { createPageLines, PAGES_FILE } from './page-lines.ts';
import { createPieceFile, type PieceFile } from './piece-file.ts';
import { buildRuleExamples } from './rule-examples.ts';

/** How many pages are written in one turn of the event loop. */
const TURN = 20;

/** What a workspace is filled with. */
export interface WorkspacePages {
  readonly pages: readonly SitePage[];
  readonly bodies: Bodies;
  readonly file: PieceFile;
}

/** Makes the folder of a workspace with the file of bodies in it, empty. */
export async function openWorkspace(dir: string): Promise<PieceFile> {
  await mkdir(dir, { recursive: true });
  return createPieceFile(join(dir, 'bodies.html'));
}

/**
 * Writes everything that pages are made of into a folder: `site.json`, `overview.json` and `contribution.json`,
 * `pages.bin` with each page, and `bodies.html` with the HTML that the pages name by its place in the file.
 */
export async function writeWorkspace(site: Site, dir: string, { pages, bodies, file }: WorkspacePages): Promise<void> {
  const lines = createPageLines(join(dir, PAGES_FILE));
  for (const [index, page] of pages.entries()) {
    const { slug, view } = page;
    lines.add(slug, JSON.stringify({ slug, view, body: bodies.place(page) }));
    if (index % TURN === 0) await setImmediate();
  }
  file.flush();
  await lines.finish();
  await replaceFile(join(dir, 'overview.json'), JSON.stringify(buildOverview(site)));
  const rules = await buildRuleExamples(site.settings);
  const contribution: Contribution = { rules, notes: buildNoteChoices(site).map((choice) => [...choice]) };
  await replaceFile(join(dir, 'contribution.json'), JSON.stringify(contribution));
  await replaceFile(join(dir, 'site.json'), JSON.stringify(buildSiteView(site)));
}

/** Keeps a workspace in step with a site that is edited: each call writes what has changed. */
export async function followSite(dir: string): Promise<(site: Site, messages: readonly Message[]) => Promise<void>> {
  const file = await openWorkspace(dir);
  let shown: { readonly site: Site; readonly bodies: Bodies } | null = null;
  return async (site, messages) => {
    if (shown === null || !isRenderedAlike(shown.site, site)) {
      file.clear();
      shown = { site, bodies: createBodies(site, file) };
    }
    const pages = buildSitePages(site, { messages: Map.groupBy(messages, (message) => message.file) });
    await writeWorkspace(site, dir, { pages, bodies: shown.bodies, file });
  };
}

/** Whether notes of both sites are rendered alike: the settings and the addresses are the same. */
function isRenderedAlike(a: Site, b: Site): boolean {
  const basis = ({ settings, addresses }: Site) =>
    JSON.stringify([settings, [...addresses.slugs], [...addresses.sizes]]);
  return basis(a) === basis(b);
}

/** The dev server may read at any moment, so these files are whole at any moment. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
