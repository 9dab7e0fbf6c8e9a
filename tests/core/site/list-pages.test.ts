import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/core/model/note.ts';
import type { Site } from '../../../src/core/model/site.ts';
import { buildListPages } from '../../../src/core/site/list-pages.ts';
import { rowsFrame } from '../../../src/core/site/list-rows.ts';
import { entriesOf } from '../../../src/core/site/page-links.ts';
import { links, sampleSite } from './sample.ts';

/** The pages of a category's list, each as the addresses of its links. */
function listOf(site: Site, category: string) {
  const pages = buildListPages(site).get(category) ?? [];
  return pages.map((page) => ({
    ...page,
    urls: page.ranges.flatMap(({ note, from, to }) =>
      entriesOf(note)
        .slice(from, to)
        .map(({ url }) => url),
    ),
  }));
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
    expect(page).toMatchObject({ rows: 8, from: 'a', to: 'b' });
    expect(listOf(site, '')).toEqual([]);
  });

  it('are not made for a category whose only note holds the same', () => {
    const { site } = sampleSite({ 'a/b/b.md': links(2, 'b'), 'a/c.md': links(1, 'c') });
    expect(listOf(site, 'a')[0]?.rows).toBe(3);
    expect(listOf(site, 'a/b')).toEqual([]);
  });

  it('are cut into pages of about 300 rows, and only a long note is cut in two', () => {
    const sizes = [100, 120, 60, 200, 900, 30, 310];
    const notes = sizes.map((size, index) => [`a/n${index}.md`, `# N${index}\n\n${links(size, `n${index}`)}`]);
    const { site } = sampleSite(Object.fromEntries(notes));
    const pages = listOf(site, 'a');
    expect(pages.flatMap(({ urls }) => urls)).toEqual(urlsOf(site, ...sizes.map((_, index) => `a/n${index}.md`)));
    for (const { rows, urls } of pages) expect(rows).toBe(urls.length);
    for (const { rows } of pages.slice(0, -1)) {
      expect(rows).toBeGreaterThanOrEqual(200);
      expect(rows).toBeLessThanOrEqual(375);
    }
    const cut = pages.flatMap(({ ranges }) => ranges.filter(({ from }) => from > 0));
    expect(cut.every(({ note }) => note.title === 'N4' || note.title === 'N6')).toBe(true);
    expect(cut.length).toBeGreaterThan(0);
  });

  it('name the note of each group, escaped, and lead to its page', () => {
    const { site } = sampleSite({ 'a/x.md': `# A & \\<b>\n\n${links(1, 'x')}` }, { base: '/base' });
    const { open, reopen } = rowsFrame(site, site.notes.get('a/x.md') as Note);
    expect(open).toContain('href="/base/a/x/"><bdi>A &amp; &lt;b&gt;</bdi></a></h2>');
    expect(reopen).toContain('</a> <span class="group-part">continued</span></h2>');
  });
});
