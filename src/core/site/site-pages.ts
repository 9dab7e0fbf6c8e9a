import type { Message } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Category, Site } from '../model/site.ts';
import { pageHref } from '../model/target.ts';
import { type AlsoIn, buildAlsoIn } from './also-in.ts';
import { buildCategoryView, buildListViews, listSlug } from './category-view.ts';
import { buildListPages, type ListPage, type RowRange } from './list-pages.ts';
import { buildNoteView, type NoteViewInput } from './note-view.ts';
import type { CategoryView, PageView } from './view.ts';

/** A page of the site: what it is made of, and where. The fixed pages are not among them. */
export interface SitePage {
  /** Address inside the site, without base and outer slashes. Only a site's single note has ''. */
  readonly slug: string;
  readonly view: PageView;
  /** The HTML that its body is made of: a whole note, rows of notes, or nothing. */
  readonly body: Note | readonly RowRange[];
  /** What the rows of a note say of others; made anew whenever it is asked for. */
  readonly alsoIn?: AlsoIn | undefined;
}

/** What the pages of a site are built with. */
export interface SitePagesInput {
  /** Findings that the notes' own pages show, by note path; none in a build for readers. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** Days on which notes were last changed, by path. */
  readonly lastChanges?: ReadonlyMap<string, string>;
}

/** Builds every page of the site but the fixed ones: notes, categories, link lists and redirects. */
export function buildSitePages(site: Site, { messages, lastChanges }: SitePagesInput): SitePage[] {
  const lists = buildListPages(site);
  const viewOf = (category: Category) => buildCategoryView(site, category, lists.get(category.path) ?? []);
  const byIndex = new Map(Array.from(site.categories.values(), (category) => [category.index, category]));
  const alsoIn = buildAlsoIn(site);
  const pages: SitePage[] = [];
  for (const note of site.notes.values()) {
    const category = byIndex.get(note.path) ?? null;
    // The root has the home page, which lists what lies below.
    const view = category === null || category.path === '' ? null : viewOf(category);
    const own = {
      messages: messages.get(note.path) ?? [],
      lastChange: lastChanges?.get(note.path) ?? null,
    };
    pages.push({
      ...notePage(site, note, category, view, own),
      get alsoIn() {
        return alsoIn(note);
      },
    });
  }
  for (const category of site.categories.values()) {
    if (category.path === '') continue;
    if (category.index === null) {
      pages.push({ slug: category.slug, view: { type: 'category', category: viewOf(category) }, body: [] });
    }
    pages.push(...pagesOfList(site, category, lists.get(category.path) ?? []));
  }
  for (const { from, to } of site.redirects) {
    pages.push({ slug: from, view: { type: 'redirect', href: pageHref(site.addresses, to) }, body: [] });
  }
  return pages;
}

function notePage(
  site: Site,
  note: Note,
  category: Category | null,
  view: CategoryView | null,
  own: Omit<NoteViewInput, 'indexOf'>,
): SitePage {
  return {
    slug: site.addresses.slugs.get(note.path) ?? '',
    view: {
      type: 'note',
      note: buildNoteView(site, note, { indexOf: category?.path ?? null, ...own }),
      category: view,
    },
    body: note,
  };
}

function pagesOfList(site: Site, category: Category, list: readonly ListPage[]): SitePage[] {
  return buildListViews(site, category, list).map((view, index) => ({
    slug: listSlug(category, index + 1),
    view: { type: 'list', list: view },
    body: list[index]?.ranges ?? [],
  }));
}
