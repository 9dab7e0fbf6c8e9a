import { linkId } from './link-id.ts';

/** First segments and whole addresses that belong to the site itself. */
const RESERVED_FIRST = new Set(['_astro', 'pagefind', 'schema', '404', '404.html']);
const RESERVED_WHOLE = new Set([
  'notes',
  'search',
  'contribute',
  'suggest',
  'styleguide',
  'links.ndjson',
  'notes.json',
  'suggest.json',
]);

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
  return slug === '' ? linkId(segment) : slug;
}

/** Returns the slug, moved one level down under its own last segment when the address belongs to the site itself. */
export function freeSlug(slug: string): string {
  const [first = ''] = slug.split('/');
  if (RESERVED_FIRST.has(first)) return `-${slug}`;
  return RESERVED_WHOLE.has(slug) ? `${slug}/${slug}` : slug;
}
