import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/core/model/note.ts';
import type { Site } from '../../../src/core/model/site.ts';
import { buildListPages } from '../../../src/core/site/list-pages.ts';
import { entriesOf } from '../../../src/core/site/page-links.ts';
import { links, sampleSite } from './sample.ts';

/** The pages of a category's list, each as the addresses of its links. */
function listOf(site: Site, category: string) {
  const renderRows = (note: Note) => entriesOf(note).map(({ url }) => `<li>${url}</li>`);
  const pages = [...buildListPages(site, { renderRows, isWanted: () => true })];
  return pages
    .filter((page) => page.category === category)
    .map((page) => ({ ...page, urls: [...page.html.matchAll(/<li>(.*?)<\/li>/g)].map(([, url]) => url) }));
}

function urlsOf(site: Site, ...paths: readonly string[]): string[] {
  return paths.flatMap((path) => entriesOf(site.notes.get(path) as Note).map(({ url }) => url));
}

describe('link lists', () => {
  it('hold every entry of the category and below once: index note, notes by title, then subcategories', () => {
    const { site } = sampleSite({
      'a/b/b.md': links(2, 'bindex'),
      'a/z.md': links(2, 'z'),
      'a/a.md': links(2, 'index'),
      'a/c.md': `${links(1, 'c')}\n  - [nested](https://nested.example/)\n\nA [mention](https://m.example/).`,
      'other/x.md': links(2, 'x'),
    });
    const [page, ...others] = listOf(site, 'a');
    expect(others).toEqual([]);
    expect(page?.urls).toEqual(urlsOf(site, 'a/a.md', 'a/c.md', 'a/z.md', 'a/b/b.md'));
    expect(page).toMatchObject({ number: 1, rows: 8, from: 'a', to: 'b' });
    expect(listOf(site, 'a/b')[0]?.urls).toEqual(urlsOf(site, 'a/b/b.md'));
    expect(listOf(site, '')).toEqual([]);
  });

  it('are cut into pages of about 300 rows, and only a long note is cut in two', () => {
    const sizes = [100, 120, 60, 200, 900, 30, 310];
    const notes = sizes.map((size, index) => [`a/n${index}.md`, `# N${index}\n\n${links(size, `n${index}`)}`]);
    const { site } = sampleSite(Object.fromEntries(notes));
    const pages = listOf(site, 'a');
    expect(pages.flatMap(({ urls }) => urls)).toEqual(urlsOf(site, ...sizes.map((_, index) => `a/n${index}.md`)));
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1));
    for (const { rows, urls } of pages) expect(rows).toBe(urls.length);
    for (const { rows } of pages.slice(0, -1)) {
      expect(rows).toBeGreaterThanOrEqual(200);
      expect(rows).toBeLessThanOrEqual(375);
    }
    const cut = pages.filter(({ html }) => html.includes('continued'));
    expect(cut.every(({ from }) => from === 'N4' || from === 'N6')).toBe(true);
    expect(cut.length).toBeGreaterThan(0);
  });

  it('name the note of each group, escaped, and lead to its page', () => {
    const { site } = sampleSite({ 'a/x.md': `# A & \\<b>\n\n${links(1, 'x')}` }, { base: '/base' });
    expect(listOf(site, 'a')[0]?.html).toContain('href="/base/a/x/"><bdi>A &amp; &lt;b&gt;</bdi></a>');
  });
});
