import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usedFiles } from '../../src/node/check-used-files.ts';
import { loadSite } from '../../src/node/load-site.ts';
import { createSiteLoader } from '../../src/node/site-loader.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
const folderOf = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
};
const told = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  (await loadSite(folderOf(files))).messages.map(
    ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
  );

describe('loadSite', () => {
  it('loads notes with their links, and settings over those of the file', async () => {
    const folder = folderOf({
      'a.md': '# A\n\n- [x](https://x.example.org/)\n',
      'site.yaml': 'title: T\nbase: /one\n',
    });
    const { site, messages } = await loadSite(folder, { base: '/two/' });
    expect(messages).toEqual([]);
    expect(site?.settings).toMatchObject({ title: 'T', base: '/two/' });
    expect(site?.addresses.base).toBe('/two/');
    expect(site?.notes.get('a.md')?.links.map((link) => link.url)).toEqual(['https://x.example.org/']);
  });

  it('highlights code', async () => {
    const { site } = await loadSite(folderOf({ 'a.md': '# A\n', 'b.md': '```js\nlet a = 1;\n```\n' }));
    expect(JSON.stringify(site?.notes.get('b.md')?.body)).toContain('hljs-keyword');
  });

  it('gives a site although there are errors, and all of them in one order', async () => {
    const folder = folderOf({
      'b.md': '---js\n---\n',
      'a.md': '# A\n\n- [x](httpx://x.example.org/)\n- [b](b.md)\n- [c](c.md)\n- [gone](gone.md)\n',
      'c.md': new Uint8Array([0xff]),
    });
    const { site, messages } = await loadSite(folder);
    expect(site?.notes.size).toBe(3);
    expect(messages.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'a.md:3 unknown-scheme',
      'a.md:6 broken-target',
      'b.md:1 frontmatter-code',
      'c.md:1 encoding',
    ]);
  });

  it('warns of links to what is excluded, and does not stop', async () => {
    const found = await told({
      'a.md': '[c](CONTRIBUTING.md)\n[d](drafts/deep/d.md)\n[n](drafted.md)\n',
      'CONTRIBUTING.md': '',
      'drafts/deep/d.md': '',
      'site.yaml': 'exclude: [drafts/]\n',
    });
    expect(found).toEqual([
      '.:1:1 notice excluded',
      'a.md:1:1 warning target-beyond-content',
      'a.md:2:1 warning target-beyond-content',
      'a.md:3:1 error broken-target',
    ]);
  });

  it('tells of more errors than a call can have arguments', async () => {
    const note = '[x](y:)\n'.repeat(1000);
    const names = Array.from({ length: 140 }, (_, index) => `${index}.md`);
    const { messages } = await loadSite(folderOf(Object.fromEntries(names.map((name) => [name, note]))));
    expect(messages).toHaveLength(140_000);
  });

  it('has no site without notes', async () => {
    expect((await loadSite(folderOf({ 'a.txt': '' }))).site).toBeNull();
  });
});

describe('files that notes use', () => {
  it('are those that a note shows or links to', async () => {
    const { site } = await loadSite(
      folderOf({ 'a/a.md': '![p](p.png)\n\n[doc](../d.pdf)\n', 'a/p.png': PNG, 'd.pdf': '%PDF', 'unused.png': PNG }),
    );
    expect(site && usedFiles(site)).toEqual(['a/p.png', 'd.pdf']);
    expect(site?.addresses.sizes.get('a/p.png')).toEqual({ width: 3, height: 2 });
  });

  it.each([
    ['a script in a used image', '![x](x.svg)\n', '<svg><script/></svg>', ['a.md:1:1 error unsafe-file']],
    [
      'a script in an image linked to',
      'A [x](x.svg)\n',
      '<svg width="1" height="1" onload="x"/>',
      ['a.md:1:3 error unsafe-file'],
    ],
    ['a script in an image that nobody uses', 'none\n', '<svg><script/></svg>', []],
    ['a safe drawing', '![x](x.svg)\n', '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>', []],
  ])('%s', async (_, note, svg, expected) => {
    const found = await told({ 'a.md': note, 'x.svg': svg });
    expect(found.filter((line) => line.includes('unsafe-file'))).toEqual(expected);
  });

  it('that are no image are told of where they are shown', async () => {
    expect(await told({ 'a.md': '![x](x.png)\n', 'x.png': 'no image' })).toEqual(['a.md:1:1 warning image-size']);
  });

  it('of other types and behind links are not there', async () => {
    const folder = folderOf({ 'a.md': '[x](x.sh)\n\n![y](y.png)\n', 'x.sh': '' });
    symlinkSync('/etc/hostname', join(folder, 'y.png'));
    const { messages, site } = await loadSite(folder);
    expect(messages.map(({ rule }) => rule)).toEqual(['broken-target', 'broken-target', 'unsafe-file']);
    expect(site && usedFiles(site)).toEqual([]);
  });
});

describe('a site loader', () => {
  const NOTES = { 'a.md': '# A\n\n[b](b.md#two)\n', 'b.md': '# B\n\n## Two\n', 'c.md': '# C\n' };

  it('parses again what has changed, and nothing else', async () => {
    const folder = folderOf(NOTES);
    const loader = createSiteLoader(folder);
    const before = await loader.reload();
    writeFileSync(join(folder, 'b.md'), '# B\n\n## Three\n');
    const after = await loader.reload(['b.md']);
    expect(after.site?.notes.get('a.md')).toBe(before.site?.notes.get('a.md'));
    expect(after.site?.notes.get('b.md')).not.toBe(before.site?.notes.get('b.md'));
    expect(after.messages.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['a.md broken-anchor']);
  });

  it.each([
    ['an edited text', { 'b.md': '---\ntitle: Other\n---\n- [x](https://x.example.org/)\n' }, ['b.md']],
    ['another address', { 'b.md': '---\nslug: elsewhere\n---\n# B\n' }, ['b.md']],
    ['a new note', { 'd.md': '# D\n' }, ['d.md']],
    ['an error', { 'b.md': '---js\n---\n' }, ['b.md']],
    ['a note that cannot be read', { 'b.md': 'x\0\n' }, ['b.md']],
    ['other settings', { 'site.yaml': 'title: T\nframtter: 1\n' }, ['site.yaml']],
    [
      'keys that are allowed now',
      { 'site.yaml': 'frontmatter: { extraKeys: [k] }\n', 'b.md': '---\nk: 1\n---\n' },
      ['site.yaml', 'b.md'],
    ],
    ['changes without names', { 'a.md': '# A2\n', 'x.png': PNG }, undefined],
  ])('gives what a fresh load gives, after %s', async (_, files, paths) => {
    const folder = folderOf(NOTES);
    const loader = createSiteLoader(folder);
    await loader.reload();
    writeFiles(folder, files as Record<string, string>);
    const after = await loader.reload(paths);
    const fresh = await loadSite(folder);
    expect(after.messages).toEqual(fresh.messages);
    expect(after.site).toEqual(fresh.site);
  });

  it('notices a note that is gone', async () => {
    const folder = folderOf(NOTES);
    const loader = createSiteLoader(folder);
    await loader.reload();
    rmSync(join(folder, 'b.md'));
    const after = await loader.reload(['b.md']);
    expect([...(after.site?.notes.keys() ?? [])]).toEqual(['a.md', 'c.md']);
    expect(after.messages.map(({ rule }) => rule)).toEqual(['broken-target']);
  });
});
