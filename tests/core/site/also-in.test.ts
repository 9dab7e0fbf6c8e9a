import { expect, it } from 'vitest';
import { buildAlsoIn } from '../../../src/core/site/also-in.ts';
import { buildSitePages } from '../../../src/core/site/site-pages.ts';
import { sampleSite } from './sample.ts';

const { site } = sampleSite({
  'one.md': '# One\n\n- [Alone](https://alone.example)\n- [Z](https://z.example)\n- [A](https://a.example)\n',
  'two.md': '# Two\n\n- [A again](http://www.a.example/)\n- [A once more](https://a.example)\n',
  'three.md': '# Three\n\n- [Z](https://z.example)\n- [A](https://a.example)\n',
  'four.md': '# Four\n\nIn a sentence: [Alone](https://alone.example).\n',
});

function alsoIn(path: string, of = site) {
  const note = of.notes.get(path);
  return note === undefined ? [] : buildAlsoIn(of)(note);
}

it('names the notes that list a link too, link by link in the order of the note', () => {
  const [z, a] = alsoIn('one.md');
  expect([z?.title, z?.notes.map(({ title }) => title)]).toEqual(['Z', ['Three']]);
  expect([a?.title, a?.notes.map(({ title }) => title)]).toEqual(['A', ['Three', 'Two']]);
  expect(z?.notes[0]?.href).toBe('/three/');
});

it('names each link and each note once, with the id of the first row', () => {
  const shared = alsoIn('two.md');
  expect(shared.map(({ title }) => title)).toEqual(['A again']);
  expect(shared[0]?.id).toBe(site.notes.get('two.md')?.links[0]?.id);
  expect(shared[0]?.notes.map(({ title }) => title)).toEqual(['One', 'Three']);
});

it('knows nothing of notes that share no row', () => {
  expect(alsoIn('four.md')).toEqual([]);
});

it('names no more than three notes of many, and says how many there are', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const many = sampleSite(Object.fromEntries(names.map((name) => [`${name}.md`, '- [Z](https://z.example)\n'])));
  const [shared] = alsoIn('b.md', many.site);
  expect([shared?.notes.map(({ href }) => href), shared?.more]).toEqual([['/a/', '/c/', '/d/'], 2]);
});

it('is a part of the page of the note', () => {
  const page = buildSitePages(site, { messages: new Map() }).find(({ slug }) => slug === 'one');
  expect(page?.view.type === 'note' && page.view.note.alsoIn.map(({ title }) => title)).toEqual(['Z', 'A']);
});
