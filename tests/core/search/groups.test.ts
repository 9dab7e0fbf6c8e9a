import { expect, it } from 'vitest';
import { groupLinks, siteLinks } from '../../../src/core/search/groups.ts';
import { links, sampleSite } from '../site/sample.ts';

const { site } = sampleSite({
  'b.md': `# B\n\n${links(7, 'b')}\n\n## More\n\n${links(2, 'more')}\n\n## Again\n\n${links(1, 'again')}\n`,
  'a/z.md': `# Z\n\n${links(3, 'z')}\n`,
});

it('cuts links into groups of neighbours of one section, by the paths of the notes', () => {
  const groups = [...groupLinks(site, 3)].map(({ slug, section, links: own }) => [slug, ...section, own.length]);
  expect(groups).toEqual([
    ['a/z', 3],
    ['b', 3],
    ['b', 3],
    ['b', 1],
    ['b', 'More', 2],
    ['b', 'Again', 1],
  ]);
});

it.each([1, 2, 20])('lists links in the order in which groups of %i have them', (size) => {
  const grouped = [...groupLinks(site, size)].flatMap((group) => group.links.map((link) => link.id));
  expect(Array.from(siteLinks(site), ({ id }) => id)).toEqual(grouped);
  expect(grouped).toHaveLength(13);
});
