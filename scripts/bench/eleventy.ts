import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { addTitles, copyCorpus } from './corpus.ts';
import { installProject } from './npm-project.ts';
import { pagefind } from './pagefind.ts';
import { moveToTrash } from './trash.ts';

const CONFIG = `export default (config) => {
  config.addGlobalData('layout', 'page.html');
  return { dir: { input: 'docs', output: 'public', includes: '../includes' }, markdownTemplateEngine: false };
};
`;

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main data-pagefind-body>{{ content }}</main></body>
</html>
`;

/** Eleventy with one layout, and Pagefind on its pages. */
export function eleventy(corpus: string, folder: string, fold: number): Contender {
  const out = join(folder, 'public');
  return {
    name: 'Eleventy + Pagefind',
    out,
    prepare: async () => {
      await installProject(folder, { '@11ty/eleventy': '3.1.8' });
      mkdirSync(join(folder, 'includes'), { recursive: true });
      writeFileSync(join(folder, 'eleventy.config.js'), CONFIG);
      writeFileSync(join(folder, 'includes/page.html'), PAGE);
      copyCorpus(corpus, join(folder, 'docs'), fold);
      addTitles(join(folder, 'docs'));
    },
    clean: () => moveToTrash([out], `${folder}-trash`),
    commands: [
      { file: process.execPath, args: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'], cwd: folder },
      pagefind(out),
    ],
  };
}
