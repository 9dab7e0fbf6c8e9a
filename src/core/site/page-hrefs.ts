import type { Site } from '../model/site.ts';
import { pageHref } from '../model/target.ts';
import type { SitePage } from './site-pages.ts';

/** Addresses of the pages that every site has, inside it. The home page is one of them. */
const FIXED = ['', 'notes', 'search', 'contribute', 'suggest'];

/**
 * Returns the addresses of all pages that are to be found, with the site's base: those that lead on to others and the one for
 * what is not found are left out. Pages with a note come with the day of its last change, when it is known.
 */
export function listPageHrefs({ addresses }: Site, pages: readonly SitePage[]): Map<string, string | null> {
  const hrefs = new Map<string, string | null>(FIXED.map((slug) => [pageHref(addresses, slug), null]));
  for (const { slug, view } of pages) {
    if (view.type === 'redirect') continue;
    hrefs.set(pageHref(addresses, slug), view.type === 'note' ? view.note.lastChange : null);
  }
  return hrefs;
}
