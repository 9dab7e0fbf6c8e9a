import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../core/model/site.ts';
import { formatHeaders, formatRedirects } from '../core/site/host-files.ts';
import { formatLlmsText } from '../core/site/llms-text.ts';
import { formatRobots } from '../core/site/robots.ts';
import { buildSiteView } from '../core/site/site-view.ts';
import { buildSitemap, type SitemapInput } from '../core/site/sitemap.ts';
import { formatWebManifest } from '../core/site/web-manifest.ts';
import type { FolderSize } from './manifest.ts';

/**
 * Writes what crawlers, phones and language models ask for beside the pages: `sitemap.xml` (with the address of the site
 * only), `robots.txt`, `site.webmanifest` and `llms.txt`. A file of the same name in the program's `public/` is left as it is.
 */
export async function writeSiteFiles(site: Site, hrefs: SitemapInput['hrefs'], stage: string): Promise<void> {
  const view = buildSiteView(site);
  const { url, base } = view;
  const files: [string, string | null][] = [
    ['robots.txt', formatRobots(view)],
    ['site.webmanifest', formatWebManifest(view)],
    ['llms.txt', formatLlmsText(site)],
    ...(url === null ? [] : buildSitemap({ url, base, hrefs })),
  ];
  for (const [name, text] of files) if (text !== null) await writeNew(join(stage, name), text);
}

/**
 * Writes what hosts read, `_headers` and `_redirects`, when all else is in the folder. A file that is there is left as it is.
 * Returns the size of what was written.
 */
export async function writeHostFiles(site: Site, stage: string): Promise<FolderSize> {
  const entries = await readdir(join(stage, 'pagefind'), { withFileTypes: true });
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
  const size = { files: 0, bytes: 0 };
  const texts = { _headers: formatHeaders(site.addresses.base, names), _redirects: formatRedirects(site) };
  for (const [name, text] of Object.entries(texts)) {
    if (text === null || !(await writeNew(join(stage, name), text))) continue;
    size.files += 1;
    size.bytes += Buffer.byteLength(text);
  }
  return size;
}

/** Writes a file and returns true, or false if there is one. */
async function writeNew(location: string, text: string): Promise<boolean> {
  try {
    await writeFile(location, text, { flag: 'wx' });
    return true;
  } catch (error) {
    // Whoever put a file there wants that one. A folder would be a fault of ours.
    if (
      await readFile(location).then(
        () => true,
        () => false,
      )
    )
      return false;
    throw error;
  }
}
