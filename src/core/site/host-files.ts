import type { Site } from '../model/site.ts';
import { pageHref } from '../model/target.ts';
import { isNamedByContent, KEPT_FOREVER } from './caching.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Longest line that Cloudflare reads in a file of redirects. */
const LONGEST_REDIRECT = 1000;

/**
 * Returns the file `_headers` of Netlify and Cloudflare Pages: security for everything, and long keeping for what is named
 * by its content. Rules add up there, so no header may stand in two of them that fit the same file. `searchNames` are the
 * names of the files and folders of the search index, with a slash after those of folders.
 */
export function formatHeaders(base: string, searchNames: readonly string[]): string {
  const lasting = ['_astro/', ...searchNames.map((name) => `pagefind/${name}`)].filter(isNamedByContent);
  const rules = [
    { path: '*', headers: Object.entries(SECURITY_HEADERS) },
    ...lasting.map((path) => ({
      path: path.endsWith('/') ? `${path}*` : path,
      headers: [['Cache-Control', KEPT_FOREVER]],
    })),
  ];
  return rules
    .map(({ path, headers }) => [base + path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
    .join('\n\n')
    .concat('\n');
}

/**
 * Returns the file `_redirects` of the same hosts, with the aliases of notes; null when there are none. At each of these
 * addresses there is also a page that leads on. Netlify shows that page unless a redirect is forced, with a `!` that
 * Cloudflare does not take, so each alias has a line for either; both take the first line that they understand.
 */
export function formatRedirects({ redirects, addresses }: Pick<Site, 'redirects' | 'addresses'>): string | null {
  const lines = redirects.flatMap(({ from, to }) => {
    const line = `${pageHref(addresses, from)} ${pageHref(addresses, to)} 301`;
    return line.length < LONGEST_REDIRECT ? [`${line}!`, line] : [];
  });
  if (lines.length === 0) return null;
  return `# A line that ends with "!" is for Netlify, the one below it for Cloudflare, which leaves the first out.\n${lines.join('\n')}\n`;
}
