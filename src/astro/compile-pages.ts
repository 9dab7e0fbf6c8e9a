import { type AstroInlineConfig, type AstroIntegration, build } from 'astro';

/** Has Astro compile the pages to a program for Node, `server/index.mjs`, and to what browsers load, `client/`, both below `outDir`. */
export function compilePages(config: AstroInlineConfig): Promise<void> {
  return build({ ...config, adapter: pageServer() });
}

/** Makes the program that Astro compiles one of ours: `page-server.ts` with all pages. */
function pageServer(): AstroIntegration {
  return {
    name: 'waymark-pages',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'waymark-pages',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./page-server.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
