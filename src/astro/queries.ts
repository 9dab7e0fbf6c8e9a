import { getCollection } from 'astro:content';
import type { CategoryView, NoteView } from '../core/site/view.ts';
import { readSite } from './workspace.ts';

/** A page under the catch-all route, with all that it needs. */
export type Page =
  | { readonly type: 'note'; readonly note: NoteView; readonly category: CategoryView | null }
  | { readonly type: 'category'; readonly category: CategoryView }
  | { readonly type: 'list'; readonly category: CategoryView; readonly number: number }
  | { readonly type: 'redirect'; readonly href: string };

/** Returns every page but the fixed ones, by slug. */
export async function listPages(): Promise<{ slug: string; page: Page }[]> {
  const [notes, categories, site] = await Promise.all([
    getCollection('notes'),
    getCollection('categories'),
    readSite(),
  ]);
  const byIndex = new Map(categories.map(({ data }) => [data.index, data]));
  const pages: { slug: string; page: Page }[] = [];
  for (const { data: note } of notes) {
    if (note.slug === '') continue;
    const category = note.indexOf ? (byIndex.get(note.path) ?? null) : null;
    pages.push({ slug: note.slug, page: { type: 'note', note, category } });
  }
  for (const { data: category } of categories) {
    if (category.path === '') continue;
    if (category.index === null) pages.push({ slug: category.slug, page: { type: 'category', category } });
    for (const index of category.lists.keys()) {
      const slug = index === 0 ? `${category.slug}/~links` : `${category.slug}/~links/${index + 1}`;
      pages.push({ slug, page: { type: 'list', category, number: index + 1 } });
    }
  }
  for (const { from, href } of site.redirects) pages.push({ slug: from, page: { type: 'redirect', href } });
  return pages;
}

/** Returns the view of one note. */
export async function findNote(path: string): Promise<NoteView | null> {
  const [entry] = await getCollection('notes', ({ data }) => data.path === path);
  return entry?.data ?? null;
}
