import { describe, expect, it } from 'vitest';
import type { Site } from '../../../src/core/model/site.ts';
import { buildCategoryView } from '../../../src/core/site/category-view.ts';
import { editHref } from '../../../src/core/site/edit-href.ts';
import { buildNoteView } from '../../../src/core/site/note-view.ts';
import { buildSiteView } from '../../../src/core/site/site-view.ts';
import { categoryViewSchema, noteViewSchema, siteViewSchema } from '../../../src/core/site/view.ts';
import { links, sampleSite } from './sample.ts';

const { site } = sampleSite(
  {
    'index.md': '# Start\n\nThe introduction.\n\n## More\n\nText.',
    'web/web.md': `# The web\n\n${links(1, 'web')}\n\n[CSS](css.md)`,
    'web/css.md': `# [CSS](https://www.css.example/)\n\n## Links\n\n${links(5, 'css')}\n- [Talk](https://talk.example/) ([HN](https://hn.example/))`,
    'web/html.md': '# HTML',
    'web/svg/svg.md': `# SVG\n\n${links(2, 'svg')}`,
    'zebra.md': '# Zebra',
  },
  { base: '/kb', url: 'https://example.org', repository: { url: 'https://github.com/o/r', path: 'notes' } },
);

function noteView(of: Site, path: string, indexOf: string | null = null) {
  const note = of.notes.get(path);
  if (!note) throw new Error(path);
  return buildNoteView(of, note, { body: 'x.html', indexOf, messages: [] });
}

describe('the view of a note', () => {
  it('holds what its page shows beside its own HTML', () => {
    const view = noteView(site, 'web/css.md');
    expect(noteViewSchema.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      slug: 'web/css',
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
    const list = { body: 'l.html', rows: 9, from: 'The web', to: 'SVG' };
    const view = buildCategoryView(site, category, [list, list]);
    expect(categoryViewSchema.parse(view)).toEqual(view);
    expect(view.totals).toEqual({ notes: 4, entries: 9 });
    expect(view.children).toEqual([{ title: 'SVG', href: '/kb/web/svg/', notes: 1, entries: 2 }]);
    expect(view.notes.map(({ title, entries, links: first }) => [title, entries, first.length])).toEqual([
      ['CSS', 6, 3],
      ['HTML', 0, 0],
    ]);
    expect(view.lists.map(({ href }) => href)).toEqual(['/kb/web/~links/', '/kb/web/~links/2/']);
  });
});

describe('the view of the site', () => {
  const view = buildSiteView(site);

  it('is valid, and holds the introduction of the root index note', () => {
    expect(siteViewSchema.parse(view)).toEqual(view);
    expect(view.home.index).toMatchObject({ title: 'Start', href: '/kb/index/' });
    expect(view.home.index?.introduction).toContain('The introduction.');
    expect(view.home.index?.introduction).not.toContain('Text.');
    expect(view.home.single).toBeNull();
  });

  it('starts from the notes with the most entries, and shows notes of no category', () => {
    expect(view.home.categories.map(({ title, notes, entries }) => [title, notes, entries])).toEqual([
      ['The web', 4, 9],
    ]);
    expect(view.home.notes.map(({ title }) => title)).toEqual(['Zebra']);
    expect(view.home.start.map(({ title }) => title)).toEqual(['CSS', 'SVG', 'The web']);
  });

  it('lists every note once, A to Z', () => {
    expect(view.index.map(({ letter, notes }) => [letter, notes.map(({ title }) => title)])).toEqual([
      ['C', ['CSS']],
      ['H', ['HTML']],
      ['S', ['Start', 'SVG']],
      ['T', ['The web']],
      ['Z', ['Zebra']],
    ]);
  });

  it('shows the only note of a site whole on the home page', () => {
    const { site: one } = sampleSite({ 'README.md': `# Awesome\n\n${links(3, 'a')}` });
    expect(buildSiteView(one).home).toMatchObject({ single: 'README.md', index: null, start: [] });
  });
});

describe('editHref', () => {
  it.each([
    ['https://github.com/o/r', 'https://github.com/o/r/edit/main/content/a%20b/c%23.md'],
    ['https://gitlab.com/o/r', 'https://gitlab.com/o/r/-/edit/main/content/a%20b/c%23.md'],
    ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/_edit/main/content/a%20b/c%23.md'],
  ])('of %s', (url, expected) => {
    expect(editHref({ url, branch: 'main', path: 'content' }, 'a b/c#.md')).toBe(expected);
  });

  it('is none without a repository', () => {
    expect(editHref(null, 'a.md')).toBeNull();
  });
});
