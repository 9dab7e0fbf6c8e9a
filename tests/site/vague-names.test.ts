import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { htmlFiles } from '../support/built-site.ts';
import { writeFiles } from '../support/files.ts';
import { readPage, select } from '../support/page.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('tells on all pages where a link leads that is called `Go` or `here`, and calls nothing else so', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'content/languages/go.md': '# Go\n\n- [Compiler](https://one.example/)\n',
    'content/languages/more/start.md': '# Start\n\n- [First](https://two.example/)\n\nSee [here](../go.md).\n',
    'content/languages/more/next.md':
      '# Next\n\n- [Go](https://three.example/)\n\n## See [this](https://four.example/)\n\nText with [Go](../go.md).\n',
  });
  const out = join(folder, 'dist');
  const built = await runScript('build', ['--content', join(folder, 'content'), '--out', out]);
  expect(built.code, built.stdout + built.stderr).toBe(0);
  const found = new Map<string, Set<string>>();
  const vague = /^(?:go|start|more|here|this)$/i;
  for (const path of htmlFiles(out)) {
    // Beside the title of a row stands its host, for all to see.
    const anchors = select(readPage(out, path), ({ name, attributes }) => name === 'a' && !isRow(attributes));
    for (const { text, attributes } of anchors) {
      const href = attributes['href'] ?? '';
      expect(text.trim(), `${href} on ${path}`).not.toMatch(vague);
      found.set(href, (found.get(href) ?? new Set()).add(text.replace(/\s+/g, ' ').trim()));
    }
  }
  expect(found.get('/languages/go/')).toEqual(new Set(['Go (languages)', 'here (go)']));
  expect(found.get('/languages/more/start/')).toEqual(new Set(['Start (more)']));
  expect(found.get('https://four.example/')).toEqual(new Set(['this (four.example)']));
  // What is said beside is no part of what the author has written.
  const records = readFileSync(join(out, 'links.ndjson'), 'utf8').trimEnd().split('\n');
  const fourth = records.map((line) => JSON.parse(line)).find(({ url }) => url === 'https://four.example/');
  expect(fourth).toMatchObject({ title: 'this', section: ['See this'] });
}, 60_000);

function isRow({ class: name = '' }: Readonly<Record<string, string>>): boolean {
  return name.split(' ').includes('row-title');
}
