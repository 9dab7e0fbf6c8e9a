import type { FoundLink, SearchGroup } from '../../../src/core/model/search-record.ts';

/** A link of the index with the fields that a test cares about. */
export function foundLink(fields: Partial<FoundLink>): FoundLink {
  const title = fields.title ?? 'A title';
  return {
    id: title.toLowerCase().replace(/\W+/g, '-'),
    role: 'entry',
    title,
    url: 'https://example.org/',
    description: '',
    extra: '',
    companions: [],
    ...fields,
  };
}

/** A group of links, of a note about tools unless said otherwise. */
export function searchGroup(links: readonly Partial<FoundLink>[], fields: Partial<SearchGroup> = {}): SearchGroup {
  return { slug: 'tools', note: 'Tools', section: [], ...fields, links: links.map(foundLink) };
}
