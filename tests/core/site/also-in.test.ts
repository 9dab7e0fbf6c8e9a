import { expect, it } from 'vitest';
import { buildAlsoIn, renderAlsoIn } from '../../../src/core/site/also-in.ts';
import { buildSitePages } from '../../../src/core/site/site-pages.ts';
import { sampleSite } from './sample.ts';

const { site } = sampleSite({
  'one.md': '# One\n\n- [Alone](https://alone.example)\n- [Z](https://z.example)\n- [A](https://a.example)\n',
  'two.md': '# Two\n\n- [A again](http://www.a.example/)\n- [A once more](https://a.example)\n',
  'three.md': '# Three\n\n- [Z](https://z.example)\n- [A](https://a.example)\n',
  'four.md': '# Four\n\nIn a sentence: [Alone](https://alone.example).\n',
});

/** Titles of the notes that list a link of a note too, by the title of the link. */
function alsoIn(path: string, of = site) {
  const note = of.notes.get(path);
  if (note === undefined) throw new Error(`no note ${path}`);
  const titles = new Map(note.links.map(({ id, title }) => [id, title.text]));
  return Array.from(buildAlsoIn(of)(note), ([id, { named, more }]) => [
    titles.get(id),
    named.map(({ title }) => title),
    ...(more > 0 ? [more] : []),
  ]);
}

it('names the notes that list a link too, link by link in the order of the note', () => {
  expect(alsoIn('one.md')).toEqual([
    ['Z', ['Three']],
    ['A', ['Three', 'Two']],
  ]);
});

it('names each link and each note once, with the id of the first row', () => {
  expect(alsoIn('two.md')).toEqual([['A again', ['One', 'Three']]]);
});

it('knows nothing of notes that share no row', () => {
  expect(alsoIn('four.md')).toEqual([]);
});

it('names no more than three notes of many, and says how many there are', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const many = sampleSite(Object.fromEntries(names.map((name) => [`${name}.md`, '- [Z](https://z.example)\n'])));
  expect(alsoIn('B.md', many.site)).toEqual([['Z', ['A', 'C', 'D'], 2]]);
});

it('is a part of the page of the note', () => {
  const page = buildSitePages(site, { messages: new Map() }).find(({ slug }) => slug === 'one');
  expect(page?.alsoIn?.size).toBe(2);
});

it('stands in the row, with links to the notes', () => {
  expect(
    renderAlsoIn({
      named: [
        { title: 'R & D', href: '/r-d/' },
        { title: 'Two', href: '/two/' },
      ],
      more: 3,
    }),
  ).toBe(' <span class="also">also in <a href="/r-d/">R &amp; D</a>, <a href="/two/">Two</a> and 3 more</span>');
});
