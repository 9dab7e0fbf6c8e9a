import type { Category, Site } from '../model/site.ts';
import { pageHref } from '../model/target.ts';
import { categoryLink, countEntries, entriesOf, noteLink, trailTo } from './page-links.ts';
import type { CategoryView } from './view.ts';

/** How many links of each note a category's page shows. */
const FIRST_LINKS = 3;

/** A page of a category's link list, once it is written. */
export type ListFile = Omit<CategoryView['lists'][number], 'href'>;

/** Builds the view of one category. */
export function buildCategoryView(site: Site, category: Category, lists: readonly ListFile[]): CategoryView {
  return {
    path: category.path,
    slug: category.slug,
    href: pageHref(site.addresses, category.slug),
    title: category.title,
    trail: trailTo(site, category.parent),
    index: category.index,
    totals: category.totals,
    children: category.children.map((path) => categoryLink(site, path)),
    notes: category.notes.flatMap((path) => {
      const note = site.notes.get(path);
      if (!note) return [];
      const first = entriesOf(note).slice(0, FIRST_LINKS);
      return [
        {
          ...noteLink(site, path),
          entries: countEntries(note),
          links: first.map((link) => ({ title: link.title.text, url: link.url })),
        },
      ];
    }),
    lists: lists.map((list, index) => ({ ...list, href: listHref(site, category, index + 1) })),
  };
}

function listHref(site: Site, category: Category, number: number): string {
  const list = `${pageHref(site.addresses, category.slug)}~links/`;
  return number === 1 ? list : `${list}${number}/`;
}
