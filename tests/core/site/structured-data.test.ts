import { expect, it } from 'vitest';
import { formatRobots } from '../../../src/core/site/robots.ts';
import { buildSiteView } from '../../../src/core/site/site-view.ts';
import { breadcrumbData, siteData } from '../../../src/core/site/structured-data.ts';
import { formatWebManifest } from '../../../src/core/site/web-manifest.ts';
import { sampleSite } from './sample.ts';

const view = (settings: Parameters<typeof sampleSite>[1]) =>
  buildSiteView(sampleSite({ 'a.md': '# A\n' }, settings).site);
const site = view({ title: 'Links', url: 'https://links.example.org', base: '/x', language: 'de' });

it('tells the way to a page in whole addresses, the page itself once', () => {
  const trail = [
    { title: 'A', href: '/x/a/' },
    { title: 'B', href: '/x/a/b/' },
  ];
  const data = JSON.parse(breadcrumbData(site, { title: 'B', href: '/x/a/b/', trail }) ?? '');
  expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'BreadcrumbList' });
  expect(data.itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Links', item: 'https://links.example.org/x/' },
    { '@type': 'ListItem', position: 2, name: 'A', item: 'https://links.example.org/x/a/' },
    { '@type': 'ListItem', position: 3, name: 'B', item: 'https://links.example.org/x/a/b/' },
  ]);
});

it('tells how the site is searched', () => {
  expect(JSON.parse(siteData(site) ?? '')).toMatchObject({
    '@type': 'WebSite',
    url: 'https://links.example.org/x/',
    inLanguage: 'de',
    potentialAction: {
      '@type': 'SearchAction',
      target: { urlTemplate: 'https://links.example.org/x/search/?q={search_term_string}' },
    },
  });
});

it('ends no element, whatever a title holds', () => {
  const title = '</script><script>alert(1)</script><!--';
  const data = breadcrumbData(site, { title, href: '/x/a/', trail: [] }) ?? '';
  expect(data).not.toContain('<');
  expect(JSON.parse(data).itemListElement[1].name).toBe(title);
});

it('says nothing without the address of the site', () => {
  const bare = view({ title: 'Links' });
  expect(breadcrumbData(bare, { title: 'A', href: '/a/', trail: [] })).toBeNull();
  expect(siteData(bare)).toBeNull();
});

it('asks crawlers only at the root of a host, and names the site map when there is one', () => {
  expect(formatRobots(site)).toBeNull();
  expect(formatRobots({ url: null, base: '/' })).not.toContain('Sitemap');
  expect(formatRobots({ url: 'https://a.example', base: '/' })).toMatch(
    /\n\nSitemap: https:\/\/a\.example\/sitemap\.xml\n$/,
  );
});

it('keeps all addresses of the web manifest below the base', () => {
  const manifest = JSON.parse(formatWebManifest(site));
  const addresses = [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }: { src: string }) => src)];
  for (const address of addresses) expect(address).toMatch(/^\/x\//);
  expect(manifest).toMatchObject({ name: 'Links', lang: 'de', display: 'browser' });
});
