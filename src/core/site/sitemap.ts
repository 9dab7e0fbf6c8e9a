/** Limits of the protocol for one file: addresses, and bytes with some room. */
const MOST_ADDRESSES = 50_000;
const MOST_BYTES = 50_000_000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** What a site map is made of. */
export interface SitemapInput {
  /** Address of the site: scheme and host. */
  readonly url: string;
  /** Path of the site's root, with a slash at both ends. */
  readonly base: string;
  /** Addresses of the pages with the site's base, with the day of their last change when it is known. */
  readonly hrefs: Iterable<readonly [href: string, lastChange: string | null]>;
  /** Addresses in one file, at most. */
  readonly most?: number;
}

/**
 * Returns the files of a site map by name: `sitemap.xml`, and when there are more addresses than one file may hold,
 * `sitemap-1.xml` and so on, which it then lists.
 */
export function buildSitemap({ url, base, hrefs, most = MOST_ADDRESSES }: SitemapInput): Map<string, string> {
  const parts: string[][] = [];
  let room = 0;
  for (const [href, lastChange] of hrefs) {
    const day = lastChange === null ? '' : `<lastmod>${lastChange}</lastmod>`;
    const entry = `<url><loc>${escapeXml(url + href)}</loc>${day}</url>\n`;
    // Addresses are percent-encoded: a character is a byte.
    if (parts.length === 0 || parts.at(-1)?.length === most || entry.length > room) {
      parts.push([]);
      room = MOST_BYTES;
    }
    parts.at(-1)?.push(entry);
    room -= entry.length;
  }
  if (parts.length <= 1) return new Map([['sitemap.xml', urlset(parts[0] ?? [])]]);
  const names = parts.map((_, index) => `sitemap-${index + 1}.xml`);
  const list = names.map((name) => `<sitemap><loc>${escapeXml(url + base + name)}</loc></sitemap>\n`).join('');
  const index = `${HEAD}<sitemapindex ${NAMESPACE}>\n${list}</sitemapindex>\n`;
  return new Map([
    ['sitemap.xml', index],
    ...parts.map((part, at): [string, string] => [names[at] ?? '', urlset(part)]),
  ]);
}

function urlset(entries: readonly string[]): string {
  return `${HEAD}<urlset ${NAMESPACE}>\n${entries.join('')}</urlset>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');
}
