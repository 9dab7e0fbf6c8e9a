import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findLinks } from '../../src/client/search/finder.ts';
import { loadPagefind } from '../../src/client/search/pagefind.ts';
import type { SearchGroup } from '../../src/core/model/search-record.ts';
import type { Site } from '../../src/core/model/site.ts';
import { readGroupAnchors } from '../../src/core/search/group-page.ts';
import { groupLinks } from '../../src/core/search/groups.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { loadSite } from '../../src/node/load-site.ts';
import * as memoryFolder from '../../src/node/memory-folder.ts';
import { buildSearchIndex, readIndexedAddresses } from '../../src/node/search-index.ts';
import { indexPages } from '../../src/node/search-pagefind.ts';
import * as searchPages from '../../src/node/search-pages.ts';
import { COLLECTIONS } from '../support/collections.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A site of notes that are given as text. */
async function siteOf(notes: Readonly<Record<string, string>>): Promise<Site> {
  const folder = temporaryFolder();
  writeFiles(folder, notes);
  const { site } = await loadSite(folder);
  if (site === null) throw new Error('The notes make no site');
  return site;
}

async function build(site: Site, options: { linksPerIndex?: number } = {}): Promise<string> {
  const folder = temporaryFolder();
  await buildSearchIndex(site, { workDir: join(folder, 'work'), outDir: folder, ...options });
  return folder;
}

function addressesOf(site: Site): string[] {
  return [...site.notes.values()].flatMap((note) => note.addresses).sort();
}

/** Every link with the title of its note. */
function linksOf(site: Site) {
  return [...site.notes.values()].flatMap(({ title, links }) => links.map((link) => ({ title, link })));
}

/** Loads a built index as a browser does, from the files. */
function load(folder: string) {
  return loadPagefind(pathToFileURL(join(folder, 'pagefind/')).href);
}

beforeEach(() => {
  vi.stubGlobal('location', { href: 'file:///' });
  vi.stubGlobal('fetch', (address: string) => {
    const path = fileURLToPath(new URL(String(address).replace(/\?.*/, '')));
    return Promise.resolve(new Response(readFileSync(path)));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const MANY = Object.fromEntries(
  ['alpha', 'beta', 'gamma', 'delta'].map((name) => [
    `${name}.md`,
    `# ${name}\n\n${Array.from({ length: 25 }, (_, n) => `- [${name} number${n}](https://${name}.example/${n})`).join('\n')}\n`,
  ]),
);

describe('an index', () => {
  it.each(['content', 'awesome', 'books', 'vault'] as const)('holds every link of %s, and finds it', async (name) => {
    const { site } = await loadSite(COLLECTIONS[name]);
    if (site === null) throw new Error('No site');
    const folder = await build(site);
    expect((await readIndexedAddresses(folder)).sort()).toEqual(addressesOf(site));
    const backend = await load(folder);
    const lost: string[] = [];
    for (const { title, link } of linksOf(site)) {
      const byAddress = await (await findLinks(backend, parseQuery(link.url))).next(20);
      if (!byAddress.some((found) => found.link.id === link.id)) lost.push(`address of ${link.url}`);
      const words = parseQuery(`${link.title.text} ${title}`);
      const byTitle = await (await findLinks(backend, words)).next(1000);
      if (!byTitle.some((found) => found.link.url === link.url)) lost.push(`title of ${link.url}: ${words.text}`);
    }
    expect(lost).toEqual([]);
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
    const folder = await build(site);
    expect((await readIndexedAddresses(folder)).sort()).toEqual(addressesOf(site));
    expect(recordsInOrder(folder)).toEqual([...groupLinks(site, 10)]);
  });

  it('holds the groups in the order of the notes, however the system lists files', async () => {
    const site = await siteOf(MANY);
    expect(recordsInOrder(await build(site))).toEqual([...groupLinks(site, 10)]);
  });

  it('holds no names of files, which depend on the system', async () => {
    const folder = await build(await siteOf(MANY));
    expect(new Set(recordsOf(folder).map(([, { url }]) => url)).size).toBe(1);
  });

  it('is the same when its pages are written to memory and to disk', async () => {
    const site = await siteOf(MANY);
    const first = hashFiles(join(await build(site), 'pagefind'));
    const memory = vi.spyOn(memoryFolder, 'makeMemoryFolder').mockReturnValue(null);
    expect(hashFiles(join(await build(site), 'pagefind'))).toEqual(first);
    expect(memory).toHaveBeenCalled();
  });

  it('holds them in that order too where files cannot have such names', async () => {
    vi.spyOn(searchPages, 'writePagesInOrder').mockResolvedValue(null);
    const site = await siteOf(MANY);
    const folder = await build(site);
    expect(recordsInOrder(folder)).toEqual([...groupLinks(site, 10)]);
    expect((await readIndexedAddresses(folder)).sort()).toEqual(addressesOf(site));
  });

  it('is the same again, byte for byte, wherever it is built', async () => {
    const site = await siteOf(MANY);
    const reversed = await siteOf(Object.fromEntries(Object.entries(MANY).reverse()));
    expect(hashFiles(join(await build(reversed), 'pagefind'))).toEqual(hashFiles(join(await build(site), 'pagefind')));
  });

  it('has nothing in it but what a browser needs', async () => {
    const folder = await build(await siteOf(MANY));
    const kinds = listFiles(folder).map((path) => path.replace(/[a-z]{2}_(?:group_)?[0-9a-f]+/, '*'));
    expect([...new Set(kinds)].sort()).toEqual([
      'pagefind/fragment/*.pf_fragment',
      'pagefind/index/*.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind-worker.js',
      'pagefind/pagefind.*.pf_meta',
      'pagefind/pagefind.js',
      'pagefind/parts.json',
      'pagefind/wasm.en.pagefind',
      'pagefind/wasm.unknown.pagefind',
    ]);
  });

  it('may come in parts, which are searched together', async () => {
    const site = await siteOf(MANY);
    const folder = await build(site, { linksPerIndex: 40 });
    expect(JSON.parse(readFileSync(join(folder, 'pagefind/parts.json'), 'utf8'))).toEqual({ parts: 3 });
    expect((await readIndexedAddresses(folder)).sort()).toEqual(addressesOf(site));
    const backend = await load(folder);
    for (const name of ['alpha', 'beta', 'gamma', 'delta']) {
      const [first] = await (await findLinks(backend, parseQuery(`${name} number7`))).next(1);
      expect(first?.link.url).toBe(`https://${name}.example/7`);
    }
  });

  it('of a site without links is there and finds nothing', async () => {
    const folder = await build(await siteOf({ 'a.md': '# A\n\nNo link.\n' }));
    expect(await readIndexedAddresses(folder)).toEqual([]);
    expect(await (await load(folder)).find(['link'])).toEqual([]);
  });

  it('leaves nothing of its work behind', async () => {
    const folder = await build(await siteOf(MANY));
    expect(readdirSync(folder)).toEqual(['pagefind']);
    if (existsSync('/dev/shm')) expect(readdirSync('/dev/shm').join()).not.toContain(`waymark-${process.pid}-`);
  });
});

describe('a damaged index', () => {
  it.each(['.pf_fragment', '.pf_index', '.pf_meta', 'wasm.en.pagefind'])('is noticed: %s cut off', async (ending) => {
    const folder = await build(await siteOf(MANY));
    const path = fileOf(folder, ending);
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    await expect(readIndexedAddresses(folder)).rejects.toThrow(/^The file .+ of the search index cannot be read: /);
  });

  it('is noticed: a file of records with something else in it', async () => {
    const folder = await build(await siteOf(MANY));
    const other = readFileSync(fileOf(folder, '.pf_index'));
    writeFileSync(fileOf(folder, '.pf_fragment'), other);
    await expect(readIndexedAddresses(folder)).rejects.toThrow('cannot be read');
  });

  it('is an error in the browser, not an empty answer', async () => {
    const folder = await build(await siteOf(MANY));
    rmSync(join(folder, 'pagefind/parts.json'));
    await expect(load(folder)).rejects.toThrow();
  });
});

describe('the work', () => {
  it('ends when it is stopped', async () => {
    const folder = temporaryFolder();
    const place = { workDir: join(folder, 'work'), outDir: folder, signal: AbortSignal.abort(new Error('stopped')) };
    await expect(buildSearchIndex(await siteOf(MANY), place)).rejects.toThrow('stopped');
  });

  it('fails in words', async () => {
    const folder = temporaryFolder();
    const work = indexPages(['no page'], { workDir: join(folder, 'work'), folder: join(folder, 'index') });
    await expect(work).rejects.toThrow(/^The search index could not be built: Pagefind says: /);
  });
});

function fileOf(folder: string, ending: string): string {
  const path = listFiles(folder).find((name) => name.endsWith(ending));
  if (path === undefined) throw new Error(`No file ends in ${ending}`);
  return join(folder, path);
}

/** The groups of an index in the order of Pagefind's own numbers, which the list of all records has. */
function recordsInOrder(folder: string): SearchGroup[] {
  const list = unpack(fileOf(folder, '.pf_meta')).toString('latin1');
  const ordered = recordsOf(folder).map(([hash, { anchors }]) => ({
    at: list.indexOf(hash),
    group: readGroupAnchors(anchors),
  }));
  return ordered.sort((a, b) => a.at - b.at).map(({ group }) => group);
}

/** The records of an index by their hashes. */
function recordsOf(folder: string): [string, IndexRecord][] {
  const files = listFiles(folder).filter((path) => path.endsWith('.pf_fragment'));
  return files.flatMap((path) => {
    const content = JSON.parse(unpack(join(folder, path)).toString('utf8'));
    const single = /(\w+)\.pf_fragment$/.exec(path)?.[1] ?? '';
    return Object.entries<IndexRecord>('anchors' in content ? { [single]: content } : content);
  });
}

interface IndexRecord {
  readonly url: string;
  readonly anchors: { id: string; text: string }[];
}

function unpack(path: string): Buffer {
  return gunzipSync(readFileSync(path)).subarray('pagefind_dcd'.length);
}
