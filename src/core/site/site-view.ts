import { outsideRel } from '../markdown/anchor.ts';
import type { Site } from '../model/site.ts';
import { shareImageView, siteImage } from './share-image.ts';
import type { SiteView } from './view.ts';

/** Builds what all pages share. */
export function buildSiteView(site: Site): SiteView {
  const { settings, addresses } = site;
  return {
    title: settings.title,
    description: settings.description,
    language: settings.language,
    base: addresses.base,
    url: settings.url,
    outside: { rel: outsideRel(settings).join(' '), newTab: settings.outside.newTab },
    repository: settings.repository,
    shareImage: shareImageView(site, siteImage(site)),
  };
}
