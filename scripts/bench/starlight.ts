import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { addTitles, copyCorpus } from './corpus.ts';
import { installProject } from './npm-project.ts';
import { moveToTrash } from './trash.ts';

const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ integrations: [starlight({ title: 'Bench' })] });
`;

const COLLECTIONS = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
const docs = defineCollection({ loader: docsLoader(), schema: docsSchema() });
const collections = { docs };
export { collections };
`;

/** Starlight as it comes, with its own Pagefind index. */
export function starlight(corpus: string, folder: string, fold: number): Contender {
  const out = join(folder, 'dist');
  return {
    name: 'Starlight',
    out,
    prepare: async () => {
      await installProject(folder, {
        '@astrojs/markdown-remark': '7.3.0',
        '@astrojs/starlight': '0.42.4',
        astro: '7.3.5',
      });
      mkdirSync(join(folder, 'src/content/docs'), { recursive: true });
      writeFileSync(join(folder, 'astro.config.mjs'), CONFIG);
      writeFileSync(join(folder, 'src/content.config.ts'), COLLECTIONS);
      copyCorpus(corpus, join(folder, 'src/content/docs'), fold);
      addTitles(join(folder, 'src/content/docs'));
    },
    clean: () => {
      const names = ['dist', '.astro', 'node_modules/.astro'];
      moveToTrash(
        names.map((name) => join(folder, name)),
        `${folder}-trash`,
      );
    },
    commands: [
      {
        file: process.execPath,
        args: ['node_modules/astro/bin/astro.mjs', 'build'],
        cwd: folder,
        env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--max-old-space-size=6144' },
      },
    ],
  };
}
