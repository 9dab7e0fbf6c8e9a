import type { Category, Site } from '../model/site.ts';
import { noteHref, pageHref } from '../model/target.ts';
import { type ListPage, notesOf } from './list-pages.ts';
import { categoryLink, countEntries, entriesOf, noteLink, trailTo } from './page-links.ts';
import { categoryImage, shareImageView } from './share-image.ts';
import type { CategoryView, ListView } from './view.ts';

/** How many links of each note a category's page shows. */
const FIRST_LINKS = 3;

/** Builds the view of one category. */
export function buildCategoryView(site: Site, category: Category, list: readonly ListPage[]): CategoryView {
  return {
    href: pageHref(site.addresses, category.slug),
    title: category.title,
    trail: trailTo(site, category.parent),
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
    allHref: list.length > 0 ? listHref(site, category, 1) : singleHref(site, category),
    shareImage: shareImageView(site, categoryImage(site, category.path)),
  };
}

/** Builds the views of the pages of a category's link list, in their order. */
export function buildListViews(site: Site, category: Category, list: readonly ListPage[]): ListView[] {
  // Each page names all of them: hundreds in a category of thousands of notes, so they share what they can.
  const pages = list.map(({ from, to }, index) => ({ href: listHref(site, category, index + 1), from, to }));
  const trail = trailTo(site, category.path);
  const shareImage = shareImageView(site, categoryImage(site, category.path));
  return list.map(({ rows }, index) => ({
    href: listHref(site, category, index + 1),
    title: category.title,
    trail,
    number: index + 1,
    rows,
    pages,
    shareImage,
  }));
}

/** Returns the address of a page of a category's link list inside the site, without base and outer slashes. */
export function listSlug(category: Category, number: number): string {
  return `${category.slug}/~links${number === 1 ? '' : `/${number}`}`;
}

function listHref(site: Site, category: Category, number: number): string {
  const list = `${pageHref(site.addresses, category.slug)}~links/`;
  return number === 1 ? list : `${list}${number}/`;
}

/** The page of the only note, which may lie in a category below. */
function singleHref(site: Site, category: Category): string | null {
  if (category.totals.entries === 0 || category.index !== null) return null;
  const [note] = notesOf(site, category);
  if (note) return noteHref(site.addresses, note.path);
  const [child] = category.children.flatMap((path) => site.categories.get(path) ?? []);
  return child ? (singleHref(site, child) ?? pageHref(site.addresses, child.slug)) : null;
}
