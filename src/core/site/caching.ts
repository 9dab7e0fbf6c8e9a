/** How long a browser may keep what never changes under its name. */
export const KEPT_FOREVER = 'public, max-age=31536000, immutable';

/** Files whose name, or whose folder's name, tells what is in them. */
const NAMED_BY_CONTENT =
  /^(?:_astro\/|pagefind\/(?:index\/|links\/|(?:addresses|facets|groups|words)\.[0-9a-f]{8}(?:\/|$)|pagefind\.[\w-]+\.pf_meta$))/;

/**
 * Whether a file of the site, by its path inside it, has another name whenever something else is in it. Browsers need not
 * ask for it again; for all others they ask whether there is a new one.
 */
export function isNamedByContent(path: string): boolean {
  return NAMED_BY_CONTENT.test(path);
}
