import { expect, it } from 'vitest';
import { buildSitemap } from '../../../src/core/site/sitemap.ts';

const site = { url: 'https://links.example.org', base: '/x/' };
const locations = (text = '') => [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);

it('lists whole addresses, escaped', () => {
  const files = buildSitemap({
    ...site,
    hrefs: [
      ['/x/', null],
      ["/x/a&b's/%C3%A4/", '2026-11-26'],
    ],
  });
  expect([...files.keys()]).toEqual(['sitemap.xml']);
  expect(locations(files.get('sitemap.xml'))).toEqual([
    'https://links.example.org/x/',
    'https://links.example.org/x/a&amp;b&apos;s/%C3%A4/',
  ]);
  expect(files.get('sitemap.xml')).toContain('/%C3%A4/</loc><lastmod>2026-11-26</lastmod></url>');
  expect(files.get('sitemap.xml')).toMatch(
    /^<\?xml [^>]*\?>\n<urlset xmlns="[^"]*">\n(?:<url>.*<\/url>\n)+<\/urlset>\n$/,
  );
});

it('is cut into files of as many addresses as one may hold, and loses none', () => {
  const hrefs = Array.from({ length: 7 }, (_, index): [string, null] => [`/x/${index}/`, null]);
  const files = buildSitemap({ ...site, hrefs, most: 3 });
  expect([...files.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
  expect(locations(files.get('sitemap.xml'))).toEqual(
    [1, 2, 3].map((at) => `https://links.example.org/x/sitemap-${at}.xml`),
  );
  const parts = [1, 2, 3].map((at) => locations(files.get(`sitemap-${at}.xml`)));
  expect(parts.map((part) => part.length)).toEqual([3, 3, 1]);
  expect(parts.flat()).toEqual(hrefs.map(([href]) => `https://links.example.org${href}`));
});

it('holds no file that is larger than the protocol allows', () => {
  const hrefs = Array.from({ length: 30 }, (_, index): [string, null] => [
    `/x/${'a'.repeat(2_000_000)}${index}/`,
    null,
  ]);
  const files = buildSitemap({ ...site, hrefs });
  expect(files.size).toBe(3);
  for (const text of files.values()) expect(text.length).toBeLessThan(52_428_800);
});
