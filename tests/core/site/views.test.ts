import { describe, expect, it } from 'vitest';
import type { Site } from '../../../src/core/model/site.ts';
import { buildCategoryView, buildListViews } from '../../../src/core/site/category-view.ts';
import { editHref } from '../../../src/core/site/edit-href.ts';
import { buildListPages } from '../../../src/core/site/list-pages.ts';
import { buildNoteView } from '../../../src/core/site/note-view.ts';
import { buildOverview, singleNote } from '../../../src/core/site/overview.ts';
import { buildSitePages } from '../../../src/core/site/site-pages.ts';
import { buildSiteView } from '../../../src/core/site/site-view.ts';
import { overviewSchema, pageViewSchema, siteViewSchema } from '../../../src/core/site/view.ts';
import { links, sampleSite } from './sample.ts';

const { site } = sampleSite(
  {
    'index.md': '# Start\n\nThe introduction.\n\n## More\n\nText.',
    'web/web.md': `# The web\n\n${links(1, 'web')}\n\n[CSS](css.md)`,
    'web/css.md': `# [CSS](https://www.css.example/)\n\n## Links\n\n${links(5, 'css')}\n- [Talk](https://talk.example/) ([HN](https://hn.example/))`,
    'web/html.md': '# HTML',
    'web/svg/svg.md': `# SVG\n\n${links(2, 'svg')}`,
    'one/deep/x.md': `# X\n\n${links(2, 'x')}`,
    'zebra.md': '# Zebra',
  },
  { base: '/kb', url: 'https://example.org', repository: { url: 'https://github.com/o/r', path: 'notes' } },
);

function noteView(of: Site, path: string, indexOf: string | null = null) {
  const note = of.notes.get(path);
  if (!note) throw new Error(path);
  return buildNoteView(of, note, { indexOf, messages: [], lastChange: null });
}

describe('the view of a note', () => {
  it('holds what its page shows beside its own HTML', () => {
    const view = noteView(site, 'web/css.md');
    expect(view).toMatchObject({
      href: '/kb/web/css/',
      markdownHref: '/kb/web/css.md',
      title: 'CSS',
      homepage: { url: 'https://www.css.example/', host: 'css.example' },
      counts: { entries: 6, companions: 1, sections: 1 },
      contents: [{ depth: 2, text: 'Links', id: 'h-links', entries: 6 }],
      trail: [{ title: 'The web', href: '/kb/web/' }],
      backlinks: [{ title: 'The web', href: '/kb/web/' }],
      previous: null,
      next: { title: 'HTML', href: '/kb/web/html/' },
      editHref: 'https://github.com/o/r/edit/main/notes/web/css.md',
    });
  });

  it('of an index note lies under the category above', () => {
    expect(noteView(site, 'web/web.md', 'web').trail).toEqual([]);
    expect(noteView(site, 'web/svg/svg.md', 'web/svg').trail).toEqual([{ title: 'The web', href: '/kb/web/' }]);
    expect(noteView(site, 'index.md', '').trail).toEqual([]);
  });
});

describe('the view of a category', () => {
  it('counts what lies below and shows the first links of its notes', () => {
    const category = site.categories.get('web');
    if (!category) throw new Error('no category');
    const list = buildListPages(site).get('web') ?? [];
    const view = buildCategoryView(site, category, list);
    expect(view.totals).toEqual({ notes: 4, entries: 9 });
    expect(view.children).toEqual([{ title: 'SVG', href: '/kb/web/svg/', notes: 1, entries: 2 }]);
    expect(view.notes.map(({ title, entries, links: first }) => [title, entries, first.length])).toEqual([
      ['CSS', 6, 3],
      ['HTML', 0, 0],
    ]);
    expect(view.allHref).toBe('/kb/web/~links/');
    const [page] = list;
    if (!page) throw new Error('no list');
    expect(buildListViews(site, category, [page, page])[1]).toEqual({
      href: '/kb/web/~links/2/',
      title: 'The web',
      trail: [{ title: 'The web', href: '/kb/web/' }],
      number: 2,
      rows: 9,
      pages: [
        { href: '/kb/web/~links/', from: 'The web', to: 'SVG' },
        { href: '/kb/web/~links/2/', from: 'The web', to: 'SVG' },
      ],
      shareImage: view.shareImage,
    });
    expect(view.shareImage).toEqual({ href: expect.stringMatching(/^\/kb\/_share\/\w+\.png$/), alt: 'The web' });
  });
});

describe('the pages of a site', () => {
  const pages = buildSitePages(site, { messages: new Map() });

  it('are those of notes, categories without an index note, lists of more than one note, and redirects', () => {
    const kinds = Object.groupBy(pages, ({ view }) => view.type);
    expect(kinds.note?.map(({ slug }) => slug).sort()).toEqual(
      ['index', 'web', 'web/css', 'web/html', 'web/svg', 'one/deep/x', 'zebra'].sort(),
    );
    expect(kinds.category?.map(({ slug }) => slug).sort()).toEqual(['one', 'one/deep']);
    expect(kinds.list?.map(({ slug }) => slug)).toEqual(['web/~links']);
    for (const { view } of pages) expect(pageViewSchema.parse(view)).toEqual(view);
  });

  it('lead from a category to its only note, where all its links stand', () => {
    const hrefs = pages.flatMap(({ slug, view }) => (view.type === 'category' ? [[slug, view.category.allHref]] : []));
    expect(hrefs).toEqual([
      ['one', '/kb/one/deep/x/'],
      ['one/deep', '/kb/one/deep/x/'],
    ]);
    const svg = pages.find(({ slug }) => slug === 'web/svg')?.view;
    expect(svg?.type === 'note' && svg.category?.allHref).toBeNull();
  });
});

describe('what all pages share', () => {
  it('is valid', () => {
    expect(siteViewSchema.parse(buildSiteView(site))).toEqual(buildSiteView(site));
  });

  it('does not change with the notes', () => {
    const { site: other } = sampleSite({ 'a.md': '# A' }, site.settings);
    expect(buildSiteView(other)).toEqual(buildSiteView(site));
  });
});

describe('the overview of the site', () => {
  const view = buildOverview(site);

  it('is valid, and holds the introduction of the root index note', () => {
    expect(overviewSchema.parse(view)).toEqual(view);
    expect(view.home.index).toMatchObject({ title: 'Start', href: '/kb/index/' });
    expect(view.home.index?.introduction).toContain('The introduction.');
    expect(view.home.index?.introduction).not.toContain('Text.');
    expect(singleNote(site)).toBeNull();
  });

  it('starts from the notes with the most entries, and shows notes of no category', () => {
    expect(view.home.categories.map(({ title, notes, entries }) => [title, notes, entries])).toEqual([
      ['One', 1, 2],
      ['The web', 4, 9],
    ]);
    expect(view.home.notes.map(({ title }) => title)).toEqual(['Zebra']);
    expect(view.home.start.map(({ title }) => title)).toEqual(['CSS', 'X', 'SVG', 'The web']);
  });

  it('lists every note once, A to Z', () => {
    expect(view.index.map(({ letter, notes }) => [letter, notes.map(({ title }) => title)])).toEqual([
      ['C', ['CSS']],
      ['H', ['HTML']],
      ['S', ['Start', 'SVG']],
      ['T', ['The web']],
      ['X', ['X']],
      ['Z', ['Zebra']],
    ]);
  });

  it('shows the only note of a site whole on the home page', () => {
    const { site: one } = sampleSite({ 'README.md': `# Awesome\n\n${links(3, 'a')}` });
    expect(singleNote(one)?.path).toBe('README.md');
    expect(buildOverview(one).home).toMatchObject({ index: null, start: [] });
  });
});

describe('editHref', () => {
  it.each([
    ['https://github.com/o/r', 'https://github.com/o/r/edit/main/content/a%20b/c%23.md'],
    ['https://gitlab.com/o/r', 'https://gitlab.com/o/r/-/edit/main/content/a%20b/c%23.md'],
    ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/_edit/main/content/a%20b/c%23.md'],
    ['https://git.example/o/r', 'https://git.example/o/r/blob/main/content/a%20b/c%23.md'],
  ])('of %s', (url, expected) => {
    expect(editHref({ url, branch: 'main', path: 'content' }, 'a b/c#.md')).toBe(expected);
  });

  it('is none without a repository', () => {
    expect(editHref(null, 'a.md')).toBeNull();
  });
});
