import type { Query } from '../../core/search/query.ts';

/** Returns the address of the page that suggests a link, with what was looked for filled in. */
export function suggestHref(base: string, { text, address }: Query): string {
  const params = new URLSearchParams();
  if (address !== null) params.set('address', /^https?:/i.test(text) ? text : `https://${text}`);
  else if (text !== '') params.set('title', text);
  return `${base}suggest/${params.size === 0 ? '' : `?${params}`}`;
}
