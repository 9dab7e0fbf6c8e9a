import { THEME_COLOURS } from './theme-colours.ts';
import type { SiteView } from './view.ts';

/** Returns the web app manifest, with which a phone puts the site on its home screen. */
export function formatWebManifest({ title, description, language, base }: SiteView): string {
  const manifest = {
    id: base,
    name: title,
    description,
    lang: language,
    start_url: base,
    scope: base,
    display: 'browser',
    background_color: THEME_COLOURS.paper.light,
    theme_color: THEME_COLOURS.paper.light,
    icons: [
      { src: `${base}favicon.svg`, type: 'image/svg+xml', sizes: 'any' },
      { src: `${base}icon-192.png`, type: 'image/png', sizes: '192x192' },
      { src: `${base}icon-512.png`, type: 'image/png', sizes: '512x512' },
      { src: `${base}icon-maskable.png`, type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
