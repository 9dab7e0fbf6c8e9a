import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findLinks } from '../../src/client/search/finder.ts';
import type { Site } from '../../src/core/model/site.ts';
import { groupLinks } from '../../src/core/search/groups.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { wordsOf } from '../../src/core/search/words.ts';
import { loadSite } from '../../src/node/load-site.ts';
import * as memoryFolder from '../../src/node/memory-folder.ts';
import { buildSearchIndex } from '../../src/node/search-index.ts';
import { indexPages } from '../../src/node/search-pagefind.ts';
import * as searchPages from '../../src/node/search-pages.ts';
import { COLLECTIONS } from '../support/collections.ts';
import { hashFiles, listFiles } from '../support/files.ts';
import { addressesOf, buildIndex, loadIndex, readSearchIndex, serveFiles, siteOf } from '../support/search-index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

beforeEach(serveFiles);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Four notes of 45 links, which make three groups each. */
const MANY = Object.fromEntries(
  ['alpha', 'beta', 'gamma', 'delta'].map((name) => [
    `${name}.md`,
    `# ${name}\n\n${Array.from({ length: 45 }, (_, n) => `- [${name} number${n}](https://${name}.example/${n})${' more'.repeat(n % 2)}`).join('\n')}\n`,
  ]),
);

/** Every link with the title of its note. */
function linksOf(site: Site) {
  return [...site.notes.values()].flatMap(({ title, links }) => links.map((link) => ({ title, link })));
}

/** What of a site its index does not find, by address and by the words of title and note. */
async function lostIn(folder: string, site: Site): Promise<string[]> {
  const backend = await loadIndex(folder);
  const lost: string[] = [];
  for (const { title, link } of linksOf(site)) {
    const address = parseQuery(link.url);
    const byAddress = await (await findLinks(backend, address)).next(100);
    // A mail address is no address to a search.
    if (address.address !== null && !byAddress.some((found) => found.link.id === link.id))
      lost.push(`address of ${link.url}`);
    const words = parseQuery(wordsOf(`${link.title.text} ${title}`).join(' '));
    const byTitle = await findLinks(backend, words);
    const found = await byTitle.next(1000);
    if (byTitle.correction !== null || !found.some((other) => other.link.url === link.url))
      lost.push(`title of ${link.url}: ${words.text}`);
  }
  return lost;
}

/** Addresses in an index, of companions too. */
async function addressesIn(folder: string): Promise<string[]> {
  const links = (await readSearchIndex(folder)).flatMap((group) => group.links);
  return links.flatMap(({ url, companions }) => [url, ...companions.map((companion) => companion.url)]).sort();
}

describe('an index', () => {
  it.each(['content', 'awesome', 'books', 'vault'] as const)('holds every link of %s, and finds it', async (name) => {
    const { site } = await loadSite(COLLECTIONS[name]);
    if (site === null) throw new Error('No site');
    const folder = await buildIndex(site);
    expect(await addressesIn(folder)).toEqual(addressesOf(site));
    expect(await lostIn(folder, site)).toEqual([]);
  });

  it('gives back what it was given, whatever it looks like', async () => {
    const site = await siteOf({
      'a b/c&d.md': [
        '# Odd &amp; <b>ends</b> &amp;lt;',
        '',
        '## Section | of &quot;things&quot; &amp;amp;',
        '',
        '- [R&D &amp;amp; \\<tag> "quoted" | pipe](<https://example.org/a b?x=1&y=2|3#"frag">) - AT&T, a < b && c > d; &lt;i&gt; ([A|B=C](https://example.org/?a=1&amp=2&lt=3))',
        '- [___PAGEFIND_ANCHOR___li:0:x ___END_PAGEFIND_WEIGHT___](https://example.org/___PAGEFIND_ANCHOR___x:9:y)',
        '- [Пример — 例え ✨ naïve](https://пример.example/путь) - *emphasis* and `code`. `MIT`',
        '- [back\\\\slash \\u0041](https://example.org/back\\\\slash/\\u0041)',
        '- [ ](https://example.org/no-title)',
        '',
        '| Name | What | Free |',
        '| --- | --- | --- |',
        '| [Api](https://api.example/) | it answers | Yes |',
      ].join('\n'),
    });
    const folder = await buildIndex(site);
    expect(await readSearchIndex(folder)).toEqual([...groupLinks(site, 40)]);
    expect(await addressesIn(folder)).toEqual(addressesOf(site));
  });

  it('finds every link by its place, however the system lists files', async () => {
    const site = await siteOf(MANY);
    expect(await lostIn(await buildIndex(site), site)).toEqual([]);
  });

  it('is the same when its pages are written to memory and to disk', async () => {
    const site = await siteOf(MANY);
    const first = hashFiles(join(await buildIndex(site), 'pagefind'));
    const memory = vi.spyOn(memoryFolder, 'makeMemoryFolder').mockReturnValue(null);
    expect(hashFiles(join(await buildIndex(site), 'pagefind'))).toEqual(first);
    expect(memory).toHaveBeenCalled();
  });

  it.each([
    ['where files cannot have such names', null],
    ['where files are listed in another order the second time', { isUnchanged: () => false }],
  ])('finds every link too %s', async (_, written) => {
    const write = vi.spyOn(searchPages, 'writePagesInOrder').mockImplementation((pages, folder) => {
      if (written !== null) writeFileSync(join(folder, 'page.html'), pages[0] ?? '');
      return Promise.resolve(written);
    });
    const site = await siteOf(MANY);
    const folder = await buildIndex(site);
    expect(write).toHaveBeenCalled();
    expect(await readSearchIndex(folder)).toEqual([...groupLinks(site, 40)]);
    expect(await lostIn(folder, site)).toEqual([]);
  });

  it('is the same again, byte for byte, wherever it is built', async () => {
    const site = await siteOf(MANY);
    const reversed = await siteOf(Object.fromEntries(Object.entries(MANY).reverse()));
    const first = hashFiles(join(await buildIndex(site), 'pagefind'));
    expect(hashFiles(join(await buildIndex(reversed), 'pagefind'))).toEqual(first);
  });

  it('has nothing in it but what a browser needs', async () => {
    const folder = await buildIndex(await siteOf(MANY));
    const kinds = listFiles(folder).map((path) => path.replace(/(?<=[./_])[0-9a-f]{7,}/, '*'));
    expect([...new Set(kinds)].sort()).toEqual([
      'pagefind/addresses.*/0',
      'pagefind/facets.*',
      'pagefind/groups.*',
      'pagefind/index/en_*.pf_index',
      'pagefind/links/*',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.en_*.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/search.json',
      'pagefind/wasm.en.pagefind',
      'pagefind/wasm.unknown.pagefind',
      'pagefind/words.*/0',
    ]);
  });

  it('has other names for other content, so that a browser can keep its files', async () => {
    const names = async (changes: Readonly<Record<string, string>>) =>
      listFiles(await buildIndex(await siteOf({ ...MANY, ...changes }))).filter((path) =>
        /\/(?:addresses|facets|groups|links|words)\b/.test(path),
      );
    const [before, after] = [
      await names({}),
      await names({ 'beta.md': '# Beta\n\n- [New paper](https://arxiv.org/abs/1)\n' }),
    ];
    expect(before.filter((path) => after.includes(path) && !path.includes('/links/'))).toEqual([]);
  });

  it('may come in parts, which are searched together', async () => {
    const site = await siteOf(MANY);
    // Each of the four notes has two groups.
    const folder = await buildIndex(site, { groupsPerIndex: 3 });
    const { parts } = JSON.parse(readFileSync(join(folder, 'pagefind/search.json'), 'utf8'));
    expect(parts).toMatchObject([{ folder: '' }, { folder: '2/' }, { folder: '3/' }, { folder: '4/' }]);
    expect(await addressesIn(folder)).toEqual(addressesOf(site));
    expect(await lostIn(folder, site)).toEqual([]);
    const finder = await findLinks(await loadIndex(folder), parseQuery('number7'));
    expect(finder.total).toBe(4);
  });

  it('of a site without links is there and finds nothing', async () => {
    const folder = await buildIndex(await siteOf({ 'a.md': '# A\n\nNo link.\n' }));
    expect(await readSearchIndex(folder)).toEqual([]);
    const backend = await loadIndex(folder);
    for (const typed of ['link', 'https://example.org/', 'kind:page', 'link kind:page host:a.example']) {
      const finder = await findLinks(backend, parseQuery(typed));
      expect({ typed, found: await finder.next(9), total: finder.total ?? 0 }).toEqual({ typed, found: [], total: 0 });
    }
  });

  it('leaves nothing of its work behind', async () => {
    const folder = await buildIndex(await siteOf(MANY));
    expect(readdirSync(folder)).toEqual(['pagefind']);
    if (existsSync('/dev/shm')) expect(readdirSync('/dev/shm').join()).not.toContain(`waymark-${process.pid}-`);
  });
});

describe('a damaged index', () => {
  it.each([
    /\.pf_index$/,
    /\.pf_meta$/,
    /wasm\.en\.pagefind$/,
    /\/links\//,
    /\/groups\./,
    /\/facets\./,
    /\/addresses\..+\/0$/,
    /\/words\..+\/0$/,
  ])('is noticed: %s cut off', async (name) => {
    const folder = await buildIndex(await siteOf(MANY));
    const path = fileOf(folder, name);
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    await expect(readSearchIndex(folder)).rejects.toThrow(/^The file .+ of the search index cannot be read: /);
  });

  it.each([/\.pf_index$/, /\.pf_meta$/, /\/links\//, /\/groups\./, /\/facets\./])(
    'is noticed: %s with something else in it',
    async (name) => {
      const folder = await buildIndex(await siteOf(MANY));
      writeFileSync(fileOf(folder, name), gzipSync('something else'));
      await expect(readSearchIndex(folder)).rejects.toThrow('cannot be read');
    },
  );

  it('is noticed: an empty script', async () => {
    const folder = await buildIndex(await siteOf(MANY));
    truncateSync(fileOf(folder, /pagefind\.js$/));
    await expect(readSearchIndex(folder)).rejects.toThrow(
      'pagefind.js of the search index cannot be read: it is empty',
    );
  });

  it('is noticed: a table whose numbers of words do not fit the pages', async () => {
    const site = await siteOf(MANY);
    const folder = await buildIndex(site);
    const other = await buildIndex(
      await siteOf({ ...MANY, 'beta.md': MANY['beta.md']?.replace('number3', 'one') ?? '' }),
    );
    expect(await readSearchIndex(folder)).toHaveLength(8);
    const table = fileOf(folder, /\/groups\./);
    const unpack = (file: string) => gunzipSync(readFileSync(file)).toString('latin1');
    const unpacked = unpack(table);
    writeFileSync(table, readFileSync(fileOf(other, /\/groups\./)));
    await expect(readSearchIndex(folder)).rejects.toThrow(/links\/.+ cannot be read|does not belong to the index/);
    const longer = { ...MANY, 'beta.md': MANY['beta.md']?.replace('number3]', 'number3 and three]') ?? '' };
    // With the names of the links beside it, which stand in its first line.
    const [names = ''] = unpacked.split('\n');
    const foreign = unpack(fileOf(await buildIndex(await siteOf(longer)), /\/groups\./));
    writeFileSync(table, gzipSync(Buffer.from(names + foreign.slice(foreign.indexOf('\n')), 'latin1')));
    await expect(readSearchIndex(folder)).rejects.toThrow('it does not belong to the index beside it');
  });

  it('is noticed: a file of links that lacks one of its groups', async () => {
    const folder = await buildIndex(await siteOf(MANY));
    const groups = await readSearchIndex(folder);
    writeFileSync(fileOf(folder, /\/links\//), gzipSync('[]'));
    await expect(readSearchIndex(folder)).rejects.toThrow(new RegExp(`of ${groups.length} groups`));
  });

  it.each(['search.json', 'pagefind.js', 'groups', '.pf_meta'])(
    'is an error in the browser, not an empty answer: without %s',
    async (name) => {
      const folder = await buildIndex(await siteOf(MANY));
      rmSync(fileOf(folder, new RegExp(`${name}(?:\\.\\w+)?$`)));
      await expect(loadIndex(folder)).rejects.toThrow();
    },
  );

  it.each([
    ['words', /\.pf_index$/, 'number7'],
    ['links', /\/links\//, 'number7'],
    ['facets', /\/facets\./, 'kind:page'],
    ['addresses', /\/addresses\./, 'https://alpha.example/1'],
    ['words to correct', /\/words\./, 'nubmer7'],
  ])('is an error when it is asked: without %s', async (_, name, typed) => {
    const folder = await buildIndex(await siteOf(MANY));
    const backend = await loadIndex(folder);
    // All of the index is gone then, as without a network.
    rmSync(fileOf(folder, name));
    rmSync(join(folder, 'pagefind/search.json'));
    await expect(findLinks(backend, parseQuery(typed))).rejects.toThrow();
  });
});

describe('the work', () => {
  it('ends when it is stopped', async () => {
    const folder = temporaryFolder();
    const place = { workDir: join(folder, 'work'), outDir: folder, signal: AbortSignal.abort(new Error('stopped')) };
    await expect(buildSearchIndex(await siteOf(MANY), place)).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual(['pagefind']);
  });

  it('fails in words', async () => {
    const folder = temporaryFolder();
    const work = indexPages(['no page'], {
      workDir: join(folder, 'work'),
      folder: join(folder, 'index'),
      records: [],
    });
    await expect(work).rejects.toThrow(/^The search index could not be built: Pagefind says: /);
  });
});

/** The first file of an index whose path matches. */
function fileOf(folder: string, name: RegExp): string {
  const path = listFiles(folder).find((listed) => name.test(listed));
  if (path === undefined) throw new Error(`No file matches ${name}`);
  return join(folder, path);
}
