import type { SiteView } from './view.ts';

/**
 * Returns the file `robots.txt`: everything may be read, but not each form that a note has for suggesting a link, and each
 * search that somebody has linked to. Null for a site below a path, where no crawler asks for it.
 */
export function formatRobots({ url, base }: Pick<SiteView, 'url' | 'base'>): string | null {
  if (base !== '/') return null;
  const sitemap = url === null ? '' : `\nSitemap: ${url}${base}sitemap.xml\n`;
  return `User-agent: *\nDisallow: ${base}search/?\nDisallow: ${base}suggest/?\n${sitemap}`;
}
