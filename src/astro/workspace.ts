import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SiteView, siteViewSchema } from '../core/site/view.ts';

/** Returns the folder that the pages are made of, by the environment variable WAYMARK_WORKSPACE; null when it is not set. */
export function workspaceDir(): string | null {
  return process.env['WAYMARK_WORKSPACE'] || null;
}

let ready: Promise<void> | null = null;

/** Resolves when the workspace is whole: a build starts Astro before that, and sends a message when it is. */
export function workspaceReady(): Promise<void> {
  ready ??= process.env['WAYMARK_WORKSPACE_PENDING']
    ? new Promise((resolve) => {
        process.once('message', () => resolve());
      })
    : Promise.resolve();
  return ready;
}

/** Reads the HTML of a note or of a page of a link list. Small files by the thousand are read fastest at once. */
export function readBody(name: string): string {
  return readFileSync(join(requireDir(), name), 'utf8');
}

let known: { text: string; view: SiteView } | null = null;

/** Reads what all pages share. */
export async function readSite(): Promise<SiteView> {
  if (known && import.meta.env.PROD) return known.view;
  const text = await readFile(join(requireDir(), 'site.json'), 'utf8');
  if (known?.text !== text) known = { text, view: siteViewSchema.parse(JSON.parse(text)) };
  return known.view;
}

function requireDir(): string {
  const dir = workspaceDir();
  if (dir === null) throw new Error('WAYMARK_WORKSPACE is not set. Build with "npm run build", or run "npm run dev".');
  return dir;
}
