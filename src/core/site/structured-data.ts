import type { PageLink, SiteView } from './view.ts';

/** A page, for what search engines are told of it. */
export interface DescribedPage {
  readonly title: string;
  readonly href: string;
  /** Pages above, outermost first; the home page left out. */
  readonly trail: readonly PageLink[];
}

/** Returns the place of a page below the home page as JSON-LD; null without the address of the site, which it needs. */
export function breadcrumbData(site: SiteView, { title, href, trail }: DescribedPage): string | null {
  if (site.url === null) return null;
  const above = trail.filter((link) => link.href !== href);
  const list = [{ title: site.title, href: site.base }, ...above, { title, href }];
  return format({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: list.map((link, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: link.title,
      item: site.url + link.href,
    })),
  });
}

/** Returns what the site is and how it is searched as JSON-LD; null without the address of the site, which it needs. */
export function siteData({ url, base, title, description, language }: SiteView): string | null {
  if (url === null) return null;
  return format({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: title,
    description,
    url: url + base,
    inLanguage: language,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url}${base}search/?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  });
}

/** JSON that no HTML parser takes for the end of its element, or for a comment. */
function format(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
