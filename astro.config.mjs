import { defineConfig } from 'astro/config';
import { cssIcons } from './src/astro/css-icons.ts';

// Address, base, output and cache folders are given by what runs Astro (src/node/pages.ts, src/node/dev-server.ts).
// What the pages are made of lies in the folder that the environment variable WAYMARK_WORKSPACE names.
export default defineConfig({
  // Pages are compiled once to a program that renders them when they are asked for (src/astro/page-server.ts): a build asks
  // for all of them, and the result is static.
  output: 'server',
  trailingSlash: 'always',
  // White space as in JSX: a space at the end of a line is written `{' '}`. The HTML of notes is left as it is.
  compressHTML: 'jsx',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Images are copied as they are; their sizes are known.
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    // The content security policy allows no inline script or style.
    build: { assetsInlineLimit: 0 },
    css: { postcss: { plugins: [cssIcons] } },
  },
});
