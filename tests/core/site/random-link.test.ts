import { expect, it } from 'vitest';
import { pickLink } from '../../../src/core/site/random-link.ts';
import { links, sampleSite } from './sample.ts';

const described = Array.from({ length: 20 }, (_, row) => `- [D${row}](https://d.example/${row}) - It.`).join('\n');
const long = `- [${'Words of a quotation. '.repeat(20)}](https://q.example/)`;

it('is an entry of the content with its place, the same for the same content', () => {
  const { site } = sampleSite({ 'a/x.md': `# X\n\n${described}\n\n[m](https://m.example/)` }, { base: '/kb' });
  const picked = pickLink(site);
  const entry = site.notes.get('a/x.md')?.links.find(({ url }) => url === picked?.url);
  expect(picked).toEqual({
    title: entry?.title.text,
    url: expect.stringMatching(/^https:\/\/d\.example\/\d+$/),
    host: 'd.example',
    description: 'It.',
    place: { title: 'X', href: `/kb/a/x/#l-${entry?.id}` },
  });
  expect(pickLink(site)).toEqual(picked);
});

it('changes with the content', () => {
  const picked = Array.from({ length: 12 }, (_, count) => {
    const { site } = sampleSite({ 'a.md': described, 'b.md': links(count, 'more').replaceAll(')', ') - M.') });
    return pickLink(site)?.url;
  });
  expect(new Set(picked).size).toBeGreaterThan(4);
});

it('has a description if any has one, and is no quotation', () => {
  const only = `${links(50, 'plain')}\n- [Told](https://told.example/) - What it is.`;
  expect(pickLink(sampleSite({ 'a.md': only }).site)?.url).toBe('https://told.example/');
  expect(pickLink(sampleSite({ 'a.md': `${long}\n- [Short](https://s.example/)` }).site)?.url).toBe(
    'https://s.example/',
  );
  expect(pickLink(sampleSite({ 'a.md': long }).site)).toBeNull();
  expect(pickLink(sampleSite({ 'a.md': 'No links' }).site)).toBeNull();
});
