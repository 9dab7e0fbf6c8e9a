import type { Link } from '../../src/core/model/link.ts';
import type { Note } from '../../src/core/model/note.ts';

/** Other ways to write the address of a page. */
export function sameAddresses(url: string): readonly string[] {
  const [, scheme = '', host = '', path = '', rest = ''] = /^(https?):\/\/([^/?#]*)([^?#]*)(.*)$/.exec(url) ?? [];
  const bare = host.replace(/^www\./, '');
  const [query = '', fragment] = rest.split(/(?=#)/);
  const tracked = `${query === '' ? '?' : `${query}&`}utm_source=feed&utm_medium=rss`;
  return [
    `${scheme === 'http' ? 'https' : 'http'}://${host}${path}${rest}`,
    `https://www.${bare}${path}${rest}`,
    `https://${bare}${path}${rest}`,
    `https://${host.toUpperCase()}${path}${rest}`,
    `https://${host}${path.endsWith('/') ? path.slice(0, -1) : `${path}/`}${rest}`,
    `https://${host}${path}${query.startsWith('#') ? `?utm_source=feed${query}` : tracked + (fragment ?? '')}`,
  ];
}

/** Addresses of other pages, or of other parts of the page. */
export function otherAddresses(url: string): readonly string[] {
  const [page = ''] = url.split('#');
  return [`${page}#another-part-of-it`, `${page}${page.includes('?') ? '&' : '?'}another=1`];
}

/** So many entries of a site, spread over all of it, whose host could have `www.` in front. */
export function spreadEntries(notes: Iterable<Note>, count: number): readonly Link[] {
  const entries = Array.from(notes, ({ links }) => links)
    .flat()
    .filter(({ role, url }) => role === 'entry' && /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(url));
  const step = Math.max(1, entries.length / count);
  return Array.from(
    { length: Math.min(count, entries.length) },
    (_, index) => entries[Math.floor(index * step)],
  ).filter((entry) => entry !== undefined);
}
