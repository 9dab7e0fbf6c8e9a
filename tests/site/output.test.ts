import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { builtSite, htmlFiles } from '../support/built-site.ts';
import { COLLECTION_NAMES, COLLECTIONS } from '../support/collections.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { attributeValues, readPage } from '../support/page.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'site.yaml': 'title: Small\nurl: https://small.example.org\nshareImages: notes\n',
  'b/b.md': '# B\n\n- [Two](https://two.example.org/) - Second.\n',
  'a/ä note.md': '# Ä\n\n- [One (2020)](https://one.example.org/) ([HN](https://news.ycombinator.com/item?id=1))\n',
  'a/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>\n',
  'a/z.md': '# Z\n\n![p](pic.svg)\n\n- [Three](https://three.example.org/)\n',
  'index.md': '# Small\n\nSee [A](a/z.md).\n\n- [Four](https://four.example.org/)\n',
} as const;

describe('the same notes give the same bytes', () => {
  it('in another time zone, locale, folder and order of directory entries', async () => {
    const [first, second] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'another place', 'zwei')];
    writeFiles(first, NOTES);
    writeFiles(second, Object.fromEntries(Object.entries(NOTES).reverse()));
    const here = join(temporaryFolder(), 'dist');
    const there = join(temporaryFolder(), 'else where', 'out');
    mkdirSync(join(there, '..'), { recursive: true });
    const [one, two] = await Promise.all([
      runScript('build', ['--content', first, '--out', here], { env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' } }),
      runScript('build', ['--content', second, '--out', there], {
        env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        cwd: temporaryFolder(),
      }),
    ]);
    expect([one.code, two.code], one.stderr + two.stderr).toEqual([0, 0]);
    expect(hashFiles(there)).toEqual(hashFiles(here));
  });

  it('after an edit that is taken back, and after any edit as from scratch', async () => {
    const content = temporaryFolder();
    const [out, clean] = [join(temporaryFolder(), 'dist'), join(temporaryFolder(), 'clean')];
    writeFiles(content, NOTES);
    await runScript('build', ['--content', content, '--out', out]);
    const before = hashFiles(out);
    writeFiles(content, {
      'a/z.md': '# Z\n\nChanged.\n\n- [Three](https://three.example.org/)\n',
      'a/new.md': '# New\n',
    });
    expect((await runScript('build', ['--content', content, '--out', out])).code).toBe(0);
    expect((await runScript('build', ['--content', content, '--out', clean])).code).toBe(0);
    expect(hashFiles(out)).toEqual(hashFiles(clean));
    expect(hashFiles(out)).not.toEqual(before);
  });
});

describe('a build that does not end well', () => {
  it('leaves the site that was there or the new one whole, whether it fails or is killed at any moment', async () => {
    const folder = temporaryFolder();
    const content = join(folder, 'content');
    const out = join(folder, 'dist');
    writeFiles(content, NOTES);
    expect((await runScript('build', ['--content', content, '--out', out])).code).toBe(0);
    const before = hashFiles(out);

    writeFileSync(join(content, 'a/z.md'), '[x](httpx://x.example.org)\n');
    expect((await runScript('build', ['--content', content, '--out', out])).code).toBe(1);
    expect(hashFiles(out)).toEqual(before);

    writeFileSync(join(content, 'a/z.md'), '# Z\n\nEdited.\n');
    const next = join(temporaryFolder(), 'dist');
    expect((await runScript('build', ['--content', content, '--out', next])).code).toBe(0);
    const after = hashFiles(next);
    for (const milliseconds of [150, 600, 1200, 2000, 2800]) {
      const stop = new AbortController();
      const running = runScript('build', ['--content', content, '--out', out], { signal: stop.signal });
      await wait(milliseconds);
      stop.abort();
      await running;
      // A process may be killed when its site is already in place and only tidying up is left.
      expect([before, after], `killed after ${milliseconds} ms`).toContainEqual(hashFiles(out));
    }

    const last = await runScript('build', ['--content', content, '--out', out]);
    expect(last.code, last.stderr).toBe(0);
    expect(readFileSync(join(out, 'a/z/index.html'), 'utf8')).toContain('Edited.');
    expect(
      listFiles(folder).filter((path) => !/^(?:content|dist)\//.test(path)),
      'nothing is left beside the site',
    ).toEqual([]);
  });
});

describe('a base path', () => {
  it('stands in front of every own address', async () => {
    const out = join(temporaryFolder(), 'dist');
    const args = [
      '--content',
      COLLECTIONS.vault,
      '--out',
      out,
      '--base',
      '/notes-of/mine',
      '--site',
      'https://links.example.org',
    ];
    const { code, stderr } = await runScript('build', args);
    expect(code, stderr).toBe(0);
    for (const path of htmlFiles(out)) {
      const page = readPage(out, path);
      const own = ['a', 'link', 'script', 'img', 'form'].flatMap((name) =>
        ['href', 'src', 'action'].flatMap((attribute) => attributeValues(page, name, attribute)),
      );
      const absolute = own.filter((url) => url.startsWith('/'));
      expect(
        absolute.filter((url) => !url.startsWith('/notes-of/mine/')),
        path,
      ).toEqual([]);
      expect(absolute.length, path).toBeGreaterThan(0);
    }
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });
});

it.each(COLLECTION_NAMES)('%s holds no code of a server', (name) => {
  const files = listFiles(builtSite(name));
  expect(files).toContain('index.html');
  expect(files.filter((path) => /\.(?:mjs|cjs|ts|map)$|^(?:server|chunks)\//.test(path))).toEqual([]);
});
