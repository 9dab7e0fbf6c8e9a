import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { contributionSchema, overviewSchema, pageViewSchema, siteViewSchema } from '../core/site/view.ts';
import { openPageLines, PAGES_FILE, type PageLines } from '../node/page-lines.ts';
import type { Pieces } from './pieces.ts';
import { workspaceDir } from './workspace-dir.ts';

const piecesSchema = z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])) satisfies z.ZodType<Pieces>;

/** A page with all that it shows. */
const pageSchema = z.strictObject({ slug: z.string(), view: pageViewSchema, body: piecesSchema });
type Page = z.output<typeof pageSchema>;

let ready: Promise<void> | null = null;

/** Resolves when the workspace is whole: a build starts Astro before that, and sends a message when it is. */
function workspaceReady(): Promise<void> {
  ready ??= process.env['WAYMARK_WORKSPACE_PENDING']
    ? new Promise((resolve) => {
        process.once('message', () => resolve());
      })
    : Promise.resolve();
  return ready;
}

let pages: PageLines | null = null;

/** Reads from the pages, which never change in a build, and in development whenever they are asked for. */
async function readPages<Result>(read: (pages: PageLines) => Result): Promise<Result> {
  await workspaceReady();
  const opened = pages ?? openPageLines(join(workspaceDir(), PAGES_FILE));
  if (import.meta.env.PROD) pages = opened;
  try {
    return read(opened);
  } finally {
    if (!import.meta.env.PROD) opened.close();
  }
}

/** Reads the slugs of all pages of the catch-all route; the home page's, which is empty, is among them when it is a note. */
export function readSlugs(): Promise<readonly string[]> {
  return readPages(({ slugs }) => slugs);
}

/** Reads a page of the catch-all route, or the home page if it is a note; null when there is none. */
export async function readPage(slug: string): Promise<Page | null> {
  const line = await readPages((pages) => pages.read(slug));
  if (line === null) return null;
  const result = pageSchema.safeParse(JSON.parse(line));
  if (result.success) return result.data;
  throw new Error(`Unexpected page in the workspace:\n${z.prettifyError(result.error)}\n${line.slice(0, 200)}`);
}

/** Reads what all pages share. */
export const readSite = remember('site.json', (text) => siteViewSchema.parse(JSON.parse(text)));

/** Reads what fixed pages show of the site as a whole. Pages that are kept from build to build must not use it. */
export const readOverview = remember('overview.json', (text) => overviewSchema.parse(JSON.parse(text)));

/** Reads what the pages for those who contribute show. Pages that are kept from build to build must not use it. */
export const readContribution = remember('contribution.json', (text) => contributionSchema.parse(JSON.parse(text)));

/** Reads a file that never changes in a build, and whenever it is asked for in development. */
function remember<View>(name: string, parse: (text: string) => View): () => Promise<View> {
  let known: Promise<View> | null = null;
  return () => {
    if (known === null || !import.meta.env.PROD) known = readText(name).then(parse);
    return known;
  };
}

async function readText(name: string): Promise<string> {
  await workspaceReady();
  return readFile(join(workspaceDir(), name), 'utf8');
}
