import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../core/model/message.ts';
import type { Site } from '../core/model/site.ts';
import { listPageHrefs } from '../core/site/page-hrefs.ts';
import { SHARE_IMAGE_FOLDER } from '../core/site/share-image.ts';
import { buildSitePages } from '../core/site/site-pages.ts';
import { createBodies } from './bodies.ts';
import { writeCopies } from './copies.ts';
import { fingerprintProgram } from './fingerprint.ts';
import { placeKept } from './kept-files.ts';
import { readKeptLinks } from './kept-links.ts';
import { writeLinks, writeNotes } from './machine-view.ts';
import type { Pages } from './page-builder.ts';
import type { SiteRecord } from './page-record.ts';
import type { Content } from './read-content.ts';
import { isChanged, planReuse, type Reuse } from './reuse.ts';
import { writeShareImages } from './share-images.ts';
import { writeSiteFiles } from './site-files.ts';
import { createPagesVerifier } from './verify.ts';
import { openWorkspace, writeWorkspace } from './workspace.ts';

/** The site that was built before. */
export interface SiteBefore {
  readonly out: string;
  /** What is remembered of it. */
  readonly record: SiteRecord;
}

/** Pages that are written, with all that is wrong with them. */
interface WrittenPages {
  readonly pages: number;
  readonly messages: readonly Message[];
  /** What is to be remembered of them if nothing is wrong. */
  readonly record: SiteRecord;
}

/**
 * Writes and checks the pages and all that stands beside them. What would come out as it did before is taken from the
 * site that was built before. `meanwhile` is done while pages are rendered, and so is all else that need not wait for the last one.
 */
export async function writePages(
  site: Site,
  content: Content,
  place: Pages,
  before: SiteBefore,
  lastChanges: ReadonlyMap<string, string> = new Map(),
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<WrittenPages> {
  const { staging, stage, fill, done, progress } = place;
  const linksFile = join(staging, 'links.ndjson');
  const notesFile = join(staging, 'notes.json');
  const imagesDir = join(staging, 'images');
  const { reuse, links, hrefs, images, verifier } = await progress.stage('pages', async () => {
    const { reuse, hrefs } = await fillWorkspace(site, content, place, before, lastChanges);
    const verifier = createPagesVerifier(site, stage, reuse.checked);
    fill((pages) => pages.forEach(verifier.verifyPage));
    const known = await readKeptLinks(before, reuse.isKnown);
    const links = await writeLinks(site, linksFile, known);
    const images = await writeShareImages(site, imagesDir, before);
    await writeNotes(site, notesFile);
    await meanwhile();
    verifier.verifyRecords(linksFile, links);
    await done;
    await placeKept(reuse.kept, before.out, stage);
    return { reuse, links, hrefs, images, verifier };
  });
  await rename(linksFile, join(stage, 'links.ndjson'));
  await rename(notesFile, join(stage, 'notes.json'));
  if (images.size > 0) await rename(join(imagesDir, SHARE_IMAGE_FOLDER), join(stage, SHARE_IMAGE_FOLDER));
  await writeSiteFiles(site, hrefs, stage);
  // A page's own file goes before one of the content that has its name.
  const messages = await progress.stage('copies', () => writeCopies(site, content, stage));
  const verdict = await progress.stage('verifying pages', verifier.finish);
  return {
    pages: verdict.pages,
    messages: [...messages, ...verdict.messages],
    record: reuse.remember(verdict.files, links, images),
  };
}

/** Tells the page builder of the pages that must be made. */
async function fillWorkspace(
  site: Site,
  content: Content,
  { workspace }: Pages,
  before: SiteBefore,
  lastChanges: ReadonlyMap<string, string>,
): Promise<{ readonly reuse: Reuse; readonly hrefs: ReadonlyMap<string, string | null> }> {
  const file = await openWorkspace(workspace);
  try {
    const pages = buildSitePages(site, { messages: new Map(), lastChanges });
    const listed = pages.flatMap(({ body }) => ('path' in body ? [] : body.map(({ note }) => note)));
    const bodies = createBodies(site, file, new Set(listed));
    const program = await fingerprintProgram();
    const reuse = await planReuse(pages, { site, content, program, bodies, record: before.record }, before.out);
    const changed = pages.filter((page) => isChanged(page, reuse));
    await writeWorkspace(site, workspace, { pages: changed, bodies, file });
    return { reuse, hrefs: listPageHrefs(site, pages) };
  } finally {
    file.close();
  }
}
