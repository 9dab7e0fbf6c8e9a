/** Builds pages with Astro, again and again in one process, which saves most of its start: started by increments-pages.ts. */
import { type AstroInlineConfig, build } from 'astro';
import { insertBodies } from '../../src/astro/insert-bodies.ts';

process.on('message', ({ config, workspace }: { config: AstroInlineConfig; workspace: string }) => {
  Object.assign(process.env, { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', WAYMARK_WORKSPACE: workspace });
  process.chdir(String(config.outDir));
  build({ ...config, integrations: [insertBodies(workspace)] }).then(
    () => process.send?.({ type: 'done', failure: null }),
    (error: unknown) => process.send?.({ type: 'done', failure: String(error) }),
  );
});
