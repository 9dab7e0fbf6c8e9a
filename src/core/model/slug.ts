import { hashText } from './link-id.ts';

/** First segments that belong to the site itself: names of its folders and files. */
const RESERVED_FIRST = new Set([
  '_astro',
  '_headers',
  '_redirects',
  '_share',
  '404',
  '404.html',
  'apple-touch-icon.png',
  'favicon.ico',
  'favicon.svg',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable.png',
  'links.ndjson',
  'llms.txt',
  'notes.json',
  'pagefind',
  'robots.txt',
  'schema',
  'site.webmanifest',
  'suggest.json',
]);
/** Names of its site maps, of which a large site has several. */
const SITE_MAP = /^sitemap(?:-\d+)?\.xml$/;
/** Addresses of its pages, below which there may be others. */
const RESERVED_WHOLE = new Set(['notes', 'search', 'contribute', 'suggest', 'styleguide']);

/**
 * Returns the slug of a path without extension: lower case, NFC, each segment reduced to letters, digits, `-`, `_`, `.`
 * and `+`, everything else as one hyphen. `C#` becomes `c-sharp`. A segment that holds nothing of that is named by a hash.
 */
export function slugOfPath(path: string): string {
  return path.split('/').filter(Boolean).map(slugOfSegment).join('/');
}

function slugOfSegment(segment: string): string {
  const slug = segment
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('#', '-sharp')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}_.+-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/-{2,}/g, '-');
  return slug === '' ? hashText(segment) : slug;
}

/** Returns the slug; when its address belongs to the site itself, with a hyphen before it or one level down. */
export function freeSlug(slug: string): string {
  const [first = ''] = slug.split('/');
  if (RESERVED_FIRST.has(first) || SITE_MAP.test(first)) return `-${slug}`;
  return RESERVED_WHOLE.has(slug) ? `${slug}/${slug}` : slug;
}
