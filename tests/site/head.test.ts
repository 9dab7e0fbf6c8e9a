import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNamedByContent } from '../../src/core/site/caching.ts';
import { POLICY } from '../../src/core/site/security-headers.ts';
import { THEME_COLOURS } from '../../src/core/site/theme-colours.ts';
import { ASSET_TYPES } from '../../src/node/asset-types.ts';
import { builtSite, htmlFiles } from '../support/built-site.ts';
import { COLLECTIONS } from '../support/collections.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { attributeValues, type PageElement, readPage, select } from '../support/page.ts';
import { makeRepository } from '../support/repository.ts';
import { ROOT, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const URL_OF_SITE = 'https://links.example.org';
const START = `${URL_OF_SITE}/x/y/`;

let dist = '';
beforeAll(async () => {
  dist = join(mkdtempSync(join(tmpdir(), 'waymark-head-')), 'dist');
  const args = ['--content', COLLECTIONS.content, '--out', dist, '--site', URL_OF_SITE, '--base', '/x/y'];
  // A variable of the user that happens to be named as one of Vite's changes nothing.
  const { code, stdout, stderr } = await runScript('build', args, { env: { DEV: '1', PROD: '', SITE: 'x' } });
  expect(code, stdout + stderr).toBe(0);
});
afterAll(() => rmSync(join(dist, '..'), { recursive: true, force: true }));

/** Content of the `<meta>` elements of a page with this name or property. */
function metas(page: PageElement, name: string): string[] {
  return select(page, ({ name: tag, attributes }) => {
    return tag === 'meta' && (attributes['property'] ?? attributes['name']) === name;
  }).map(({ attributes }) => attributes['content'] ?? '');
}

function hrefsOf(page: PageElement, rel: string): string[] {
  return select(page, ({ name, attributes }) => name === 'link' && attributes['rel'] === rel).map(
    ({ attributes }) => attributes['href'] ?? '',
  );
}

/** Where an address of the site lies in the folder. */
function fileOf(address: string): string {
  expect(address.startsWith(START), address).toBe(true);
  const path = decodeURIComponent(address.slice(START.length));
  return join(dist, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

const pages = () => htmlFiles(dist).map((path) => ({ path, page: readPage(dist, path) }));
const isFound = (page: PageElement) => !metas(page, 'robots').includes('noindex');
const dataOf = (page: PageElement) =>
  select(page, ({ attributes }) => attributes['type'] === 'application/ld+json').map(({ text }) => JSON.parse(text));

describe('the head of every page that is to be found', () => {
  it('names its own address, title and description for other sites', () => {
    for (const { path, page } of pages().filter(({ page }) => isFound(page))) {
      const [canonical] = hrefsOf(page, 'canonical');
      expect(fileOf(canonical ?? ''), path).toBe(join(dist, path));
      expect(metas(page, 'og:url'), path).toEqual([canonical]);
      expect(metas(page, 'og:title')[0]?.length, path).toBeGreaterThan(0);
      expect(metas(page, 'og:description'), path).toEqual(metas(page, 'description'));
      expect(metas(page, 'og:site_name'), path).toEqual(['Waymark']);
    }
  });

  it('names an image that is there, in its real size', () => {
    for (const { path, page } of pages().filter(({ page }) => isFound(page))) {
      const [image = ''] = metas(page, 'og:image');
      const { width, height } = imageSize(readFileSync(fileOf(image)));
      expect(metas(page, 'og:image:width'), path).toEqual([String(width)]);
      expect(metas(page, 'og:image:height'), path).toEqual([String(height)]);
      expect(metas(page, 'og:image:alt')[0]?.length, path).toBeGreaterThan(0);
      expect(metas(page, 'twitter:card'), path).toEqual(['summary_large_image']);
    }
  });

  it('names icons and a manifest that are there, and the colours of the pages', () => {
    const tokens = readFileSync(join(ROOT, 'src/styles/tokens.css'), 'utf8');
    const { paper, ink, accent } = THEME_COLOURS;
    expect(tokens).toContain(`--paper: light-dark(${paper.light}, ${paper.dark})`);
    expect(tokens).toContain(`--ink: light-dark(${ink},`);
    expect(tokens).toContain(`--link: light-dark(${accent},`);
    for (const { path, page } of pages()) {
      const files = ['icon', 'apple-touch-icon', 'manifest'].flatMap((rel) => hrefsOf(page, rel));
      expect(files.length, path).toBe(4);
      for (const href of files) expect(existsSync(fileOf(URL_OF_SITE + href)), href).toBe(true);
      expect(metas(page, 'theme-color'), path).toEqual([paper.light, paper.dark]);
    }
  });

  it('tells search engines where a page is, with pages that are there', () => {
    const types = pages().map(({ path, page }) => {
      const [data, ...others] = dataOf(page);
      expect(others, path).toEqual([]);
      for (const { item } of data?.itemListElement ?? []) expect(existsSync(fileOf(item)), path).toBe(true);
      return [path, data?.['@type']];
    });
    expect(Object.fromEntries(types)).toMatchObject({
      'index.html': 'WebSite',
      'operating-systems/linux/nixos/index.html': 'BreadcrumbList',
      'operating-systems/~links/index.html': 'BreadcrumbList',
      '404.html': undefined,
      'nixos/index.html': undefined,
    });
  });

  it('says nothing of images and whole addresses when the address of the site is not known', () => {
    const site = builtSite('content');
    for (const path of htmlFiles(site)) {
      const page = readPage(site, path);
      for (const name of ['og:url', 'og:image']) expect(metas(page, name), path).toEqual([]);
      expect(hrefsOf(page, 'canonical'), path).toEqual([]);
      expect(dataOf(page), path).toEqual([]);
    }
    expect(existsSync(join(site, '_share'))).toBe(false);
    expect(existsSync(join(site, 'sitemap.xml'))).toBe(false);
  });
});

describe('the files beside the pages', () => {
  it('sitemap.xml lists every page that is to be found, and no other', () => {
    const text = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
    const listed = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => fileOf(address)).sort();
    const found = pages().filter(({ page }) => isFound(page));
    expect(listed).toEqual(found.map(({ path }) => join(dist, path)).sort());
  });

  it('site.webmanifest names icons of the size that it says', () => {
    const { icons, start_url } = JSON.parse(readFileSync(join(dist, 'site.webmanifest'), 'utf8'));
    expect(start_url).toBe('/x/y/');
    for (const { src, sizes, type } of icons) {
      const bytes = readFileSync(fileOf(URL_OF_SITE + src));
      const size = imageSize(bytes);
      if (sizes !== 'any') expect(`${size.width}x${size.height}`, src).toBe(sizes);
      expect(`image/${size.type?.replace('svg', 'svg+xml')}`, src).toBe(type);
    }
    expect(imageSize(readFileSync(join(dist, 'apple-touch-icon.png')))).toMatchObject({ width: 180, height: 180 });
  });

  it('llms.txt names Markdown that is there, of every note', () => {
    const text = readFileSync(join(dist, 'llms.txt'), 'utf8');
    expect(text).toMatch(/^# Waymark\n\n> .+\n\n/);
    const linked = [...text.matchAll(/\]\((https:[^)]*\.md)\)/g)].map(([, address = '']) => fileOf(address));
    const notes = listFiles(dist).filter((path) => path.endsWith('.md'));
    expect(linked.sort()).toEqual(notes.map((path) => join(dist, path)).sort());
  });

  it('are asked for by crawlers at the root of a host only', () => {
    expect(existsSync(join(dist, 'robots.txt'))).toBe(false);
    expect(readFileSync(join(builtSite('content'), 'robots.txt'), 'utf8')).toMatch(
      /^User-agent: \*\nDisallow: \/search\/\?\n/,
    );
  });

  it('_headers holds the policy of the pages and names the folders that are there', () => {
    const text = readFileSync(join(dist, '_headers'), 'utf8');
    const [policy = ''] = /(?<=Content-Security-Policy: ).*/.exec(text) ?? [];
    const [meta] = select(readPage(dist, 'index.html'), ({ attributes }) => {
      return attributes['http-equiv']?.toLowerCase() === 'content-security-policy';
    });
    expect(policy).toBe(`${meta?.attributes['content']}; frame-ancestors 'none'`);
    expect(Object.keys(POLICY).length).toBe(policy.split('; ').length - 1);
    const lasting = [...text.matchAll(/^(\/\S+)\n {2}Cache-Control/gm)].map(([, path = '']) =>
      path.slice(START.length - URL_OF_SITE.length),
    );
    for (const path of lasting) expect(existsSync(join(dist, path.replace(/\*$/, ''))), path).toBe(true);
    const covered = listFiles(dist).filter((path) => {
      return lasting.some((rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule));
    });
    expect(covered).toEqual(listFiles(dist).filter(isNamedByContent));
    expect(covered.length).toBeGreaterThan(20);
  });

  it('_redirects leads to pages that are there, from where a page leads on by itself', () => {
    const lines = readFileSync(join(dist, '_redirects'), 'utf8').trimEnd().split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [from = '', to = ''] = line.split(' ');
      for (const href of [from, to]) expect(existsSync(fileOf(URL_OF_SITE + href)), line).toBe(true);
      const page = readPage(dist, fileOf(URL_OF_SITE + from).slice(dist.length + 1));
      expect(select(page, ({ attributes }) => attributes['content'] === `0;url=${to}`)).toHaveLength(1);
    }
  });

  it('leave every kind of file to the type that the server knows', () => {
    expect(readFileSync(join(dist, '_headers'), 'utf8')).not.toMatch(/content-type\s*:/i);
    expect(Object.keys(ASSET_TYPES)).not.toContain('.html');
  });
});

describe('what is kept forever', () => {
  it('has other names when it holds something else', async () => {
    const content = temporaryFolder();
    const [before, after] = [join(temporaryFolder(), 'a'), join(temporaryFolder(), 'b')];
    const note = (name: string) =>
      `# Note\n\n${Array.from({ length: 40 }, (_, at) => `- [${name} ${at}](https://${name}.example/${at})`).join('\n')}\n`;
    writeFiles(content, { 'a.md': note('one'), 'b.md': note('two') });
    await runScript('build', ['--content', content, '--out', before]);
    writeFiles(content, { 'a.md': note('three') });
    await runScript('build', ['--content', content, '--out', after]);
    const [old, now] = [hashFiles(before), hashFiles(after)];
    const both = Object.keys(now).filter((path) => isNamedByContent(path) && path in old);
    expect(both.length).toBeGreaterThan(3);
    for (const path of both) expect(now[path], path).toBe(old[path]);
    const changed = Object.keys(now).filter((path) => path.startsWith('pagefind/') && !(path in old));
    expect(changed.filter(isNamedByContent).length).toBeGreaterThan(3);
  });
});

it('tells the day of the last change where the settings ask for it', async () => {
  const repository = makeRepository({
    'site.yaml': `lastChange: git\nurl: ${URL_OF_SITE}\n`,
    'a.md': '# A\n\n- [One](https://one.example/)\n',
    'b.md': '# B\n',
  });
  const build = async () => {
    const { code, stdout, stderr } = await runScript('build', ['--content', repository.folder, '--out', out]);
    expect(code, stdout + stderr).toBe(0);
    return stdout;
  };
  const out = join(temporaryFolder(), 'dist');
  const day = (path: string) => attributeValues(readPage(out, path), 'time', 'datetime');
  repository.git('commit', '--quiet', '--amend', '--no-edit', '--date', '2019-12-31T23:30:00-0200');
  await build();
  expect(day('a/index.html')).toEqual(['2020-01-01']);
  writeFiles(repository.folder, { 'a.md': '# A\n\n- [Two](https://two.example/)\n' });
  repository.git('commit', '--quiet', '--all', '--message', 'Change', '--date', '2020-03-01T12:00:00Z');
  await build();
  expect(day('a/index.html')).toEqual(['2020-03-01']);
  expect(readFileSync(join(out, 'a/index.html'), 'utf8')).toContain('>1 March 2020</time>');
  const sitemap = readFileSync(join(out, 'sitemap.xml'), 'utf8');
  expect(sitemap).toContain(`<loc>${URL_OF_SITE}/a/</loc><lastmod>2020-03-01</lastmod>`);
  expect(sitemap).toContain(`<loc>${URL_OF_SITE}/</loc></url>`);
  repository.git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
  expect(await build()).toMatch(/^Nothing has changed/m);
});

it('keeps a note off the names that the site needs', async () => {
  const content = temporaryFolder();
  const out = join(temporaryFolder(), 'dist');
  const names = [
    'links.ndjson',
    'robots.txt',
    'sitemap.xml',
    'sitemap-2.xml',
    '_headers',
    '_share',
    'llms.txt',
    'notes',
  ];
  writeFiles(
    content,
    Object.fromEntries(
      names.map((name) => [`${name}.md`, `# ${name}\n\n- [A](https://${name.replaceAll(/\W/g, '')}.example/)\n`]),
    ),
  );
  const { code, stdout, stderr } = await runScript('build', [
    '--content',
    content,
    '--out',
    out,
    '--site',
    URL_OF_SITE,
  ]);
  expect(code, stdout + stderr).toBe(0);
  for (const path of [
    '-links.ndjson/index.html',
    '-robots.txt.md',
    '-sitemap-2.xml/index.html',
    'notes/notes/index.html',
  ]) {
    expect(existsSync(join(out, path)), path).toBe(true);
  }
  expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toMatch(/^User-agent/);
});

it('refuses a file of the content that would take the place of one of the site', async () => {
  const content = temporaryFolder();
  const out = join(temporaryFolder(), 'dist');
  writeFiles(content, { 'a.md': '# A\n\n[x](robots.txt)\n', 'robots.txt': 'User-agent: *\nDisallow: /\n' });
  const { code, stdout } = await runScript('build', ['--content', content, '--out', out]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/robots\.txt:1:1\s+error\s+Unexpected file at `\/robots\.txt`.*path-collision/);
});
