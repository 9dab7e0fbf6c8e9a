import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Contender } from './contender.ts';
import { addTitles, copyCorpus, listNotes } from './corpus.ts';
import { pagefind } from './pagefind.ts';
import { moveToTrash } from './trash.ts';

const CONFIG = `baseURL = "https://example.org/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
`;

const page = (body: string) =>
  `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{{ .Title }}</title></head>\n<body><main>${body}</main></body>\n</html>\n`;

const TEMPLATES = {
  'single.html': page('<article data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}</article>'),
  'list.html': page(
    '<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
  ),
} as const;

/** Hugo with a bare theme of three templates, and Pagefind on its pages. */
export function hugo(corpus: string, folder: string, fold: number): Contender {
  const out = join(folder, 'public');
  return {
    name: 'Hugo + Pagefind',
    out,
    // biome-ignore lint/suspicious/useAwait: other contenders install packages here.
    prepare: async () => {
      mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
      writeFileSync(join(folder, 'config.toml'), CONFIG);
      for (const [name, text] of Object.entries(TEMPLATES)) writeFileSync(join(folder, 'layouts/_default', name), text);
      writeFileSync(join(folder, 'layouts/index.html'), TEMPLATES['list.html'].replace('.Pages', '.Site.RegularPages'));
      copyCorpus(corpus, join(folder, 'content'), fold);
      addTitles(join(folder, 'content'));
      renameIndexes(join(folder, 'content'));
    },
    clean: () => {
      const names = ['public', 'resources', '.hugo_build.lock'];
      moveToTrash(
        names.map((name) => join(folder, name)),
        `${folder}-trash`,
      );
    },
    commands: [{ file: 'hugo', args: ['--quiet', '--ignoreCache'], cwd: folder }, pagefind(out)],
  };
}

/** An `index.md` would take all notes of its folder for its own: a folder's page is called `_index.md`. */
function renameIndexes(content: string): void {
  for (const path of listNotes(content).filter((name) => basename(name) === 'index.md')) {
    renameSync(join(content, path), join(content, dirname(path), '_index.md'));
  }
}
