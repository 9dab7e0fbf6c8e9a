import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assembleSite, loadSite } from '../../src/node/load-site.ts';
import { packParsedNote, unpackParsedNote } from '../../src/node/packed-parsed-note.ts';
import { openParseCache, parseCacheFile } from '../../src/node/parse-cache.ts';
import { createParsedNotes } from '../../src/node/parsed-notes.ts';
import { readContent } from '../../src/node/read-content.ts';
import { readSealed, writeSealed } from '../../src/node/sealed-file.ts';
import { COLLECTION_NAMES, COLLECTIONS } from '../support/collections.ts';
import { writeFiles } from '../support/files.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
const NOTES = {
  'index.md': 'Welcome to [b](b.md).\n\n# Root\n',
  'a.md':
    '---\ntitle: Ä\ntags: [t]\n---\n# A\n\n- [x](https://x.example.org/) - Text. ([HN](https://hn.example.org/))\n',
  'b.md': '# B\n\n## Two\n\n[a](a.md), [gone](gone.md), [[c]], ![p](p.png)\n- [y](htps://y.example.org/)\n',
  'sub/c.md': '# C\n\nA [link](https://z.example.org/), and [two](../b.md#two).\n',
};

/** A content folder with a cache of its own, both used as often as wanted. */
function setUp(files: Readonly<Record<string, string | Uint8Array>> = NOTES) {
  const folder = temporaryFolder();
  const cacheFolder = temporaryFolder();
  writeFiles(folder, files);
  const notices: string[] = [];
  const options = { folder: cacheFolder, notify: (notice: string) => void notices.push(notice) };
  return {
    folder,
    cacheFolder,
    notices,
    location: () => parseCacheFile(folder, cacheFolder),
    run: async (isFresh = false) => {
      const cache = openParseCache(folder, { ...options, isFresh });
      const content = await readContent(folder);
      const parsed = await cache.load(content);
      const kept = new Map(parsed.byPath);
      const { site, messages } = await assembleSite(content, { parsed });
      await cache.save();
      const taken = [...kept].filter(([path, { note }]) => site?.notes.get(path) === note).map(([path]) => path);
      return { site, messages, taken: taken.sort() };
    },
  };
}

describe('a packed note', () => {
  it.each(COLLECTION_NAMES)('is the same when it is unpacked, in %s', async (name) => {
    const content = await readContent(COLLECTIONS[name]);
    const parsed = createParsedNotes();
    await assembleSite(content, { parsed });
    expect(parsed.byPath.size).toBeGreaterThan(0);
    for (const source of content.sources) {
      const note = parsed.byPath.get(source.path);
      if (note === undefined) throw new Error(`${source.path} was not parsed`);
      const again = unpackParsedNote(packParsedNote(note, source), source, note.digest);
      expect(again).toStrictEqual(note);
      // What is written of a note keeps the order of its keys.
      expect(JSON.stringify(again.note) === JSON.stringify(note.note)).toBe(true);
      expect(again.note.homepage).toBe(again.note.links.find((link) => link.role === 'homepage') ?? null);
    }
  });
});

describe('the cache of parsed notes', () => {
  it('gives every note back, and is not written again when nothing has changed', async () => {
    const { folder, run, location, notices } = setUp();
    expect((await run()).taken).toEqual([]);
    const { ino } = statSync(await location());
    const { taken, site, messages } = await run();
    expect(taken).toEqual(Object.keys(NOTES).sort());
    expect(statSync(await location()).ino).toBe(ino);
    const fresh = await loadSite(folder);
    expect(site).toStrictEqual(fresh.site);
    expect(messages).toStrictEqual(fresh.messages);
    expect(messages.length).toBeGreaterThan(2);
    expect(notices).toEqual([]);
  });

  it.each<[string, (folder: string) => void, readonly string[]]>([
    ['an edited text', (to) => writeFiles(to, { 'a.md': '# A2\n' }), ['b.md', 'index.md', 'sub/c.md']],
    [
      'a frontmatter that is wrong now',
      (to) => writeFiles(to, { 'a.md': '---js\n---\n' }),
      ['b.md', 'index.md', 'sub/c.md'],
    ],
    ['a note that is gone', (to) => rmSync(join(to, 'a.md')), ['index.md', 'sub/c.md']],
    ['a note that was renamed', (to) => renameSync(join(to, 'b.md'), join(to, 'd.md')), ['a.md']],
    ['two notes that changed places', (to) => swap(to, 'a.md', 'b.md'), ['index.md', 'sub/c.md']],
    ['a moved folder', (to) => renameSync(join(to, 'sub'), join(to, 'deep')), ['a.md', 'index.md']],
    ['a new note', (to) => writeFiles(to, { 'gone.md': '# Back\n' }), ['a.md', 'index.md', 'sub/c.md']],
    ['a second note of a name', (to) => writeFiles(to, { 'other/c.md': '# C\n' }), ['a.md', 'index.md', 'sub/c.md']],
    ['another root', (to) => writeFiles(to, { 'a.md': '---\nslug: /\n---\n# A\n' }), ['b.md', 'sub/c.md']],
    ['another address', (to) => writeFiles(to, { 'b.md': '---\nslug: bee\n---\n## Two\n' }), ['a.md']],
    ['an image that came', (to) => writeFiles(to, { 'p.png': PNG }), ['a.md', 'index.md', 'sub/c.md']],
    [
      'a byte order mark',
      (to) => writeFiles(to, { 'a.md': `\ufeff${NOTES['a.md']}` }),
      ['b.md', 'index.md', 'sub/c.md'],
    ],
    [
      'an unreadable text',
      (to) => writeFiles(to, { 'a.md': new Uint8Array([0xff]) }),
      ['b.md', 'index.md', 'sub/c.md'],
    ],
    ['another title of the site', (to) => writeFiles(to, { 'site.yaml': 'title: T\n' }), Object.keys(NOTES).sort()],
    [
      'another severity',
      (to) => writeFiles(to, { 'site.yaml': 'rules: { broken-target: warning }\n' }),
      Object.keys(NOTES).sort(),
    ],
    ['another base', (to) => writeFiles(to, { 'site.yaml': 'base: /x\n' }), ['a.md']],
    ['other labels', (to) => writeFiles(to, { 'site.yaml': 'companions: { HN: docs }\n' }), []],
    [
      'a folder that is no content now',
      (to) => writeFiles(to, { 'site.yaml': 'exclude: [sub/]\n' }),
      ['a.md', 'index.md'],
    ],
  ])('gives what a run without it gives, after %s', async (_, change, expected) => {
    const { folder, run, notices } = setUp();
    await run();
    change(folder);
    const fresh = await loadSite(folder);
    const first = await run();
    expect(first.taken).toEqual(expected);
    for (const { site, messages } of [first, await run()]) {
      expect(site).toStrictEqual(fresh.site);
      expect(messages).toStrictEqual(fresh.messages);
    }
    expect(notices).toEqual([]);
  });

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['is empty', () => Buffer.alloc(0)],
    ['ends too early', (bytes) => bytes.subarray(0, -1)],
    ['has a byte too many', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['has another last byte', (bytes) => withByte(bytes, bytes.length - 1)],
    ['has another byte in its middle', (bytes) => withByte(bytes, bytes.length >> 1)],
    [
      'has another letter in an id',
      (bytes) => withByte(bytes, bytes.indexOf('"entryIds":["') + '"entryIds":["'.length),
    ],
    ['has another first byte', (bytes) => withByte(bytes, 0)],
    ['is none of ours', () => Buffer.from('Something else\n'.repeat(20))],
  ])('is replaced, with one notice, when it %s', async (_, damage) => {
    const { folder, run, location, notices } = setUp();
    await run();
    writeFileSync(await location(), damage(readFileSync(await location())));
    const { site, messages, taken } = await run();
    expect(taken).toEqual([]);
    expect(notices).toEqual(['The cache of parsed notes is damaged; every note is parsed again.']);
    const fresh = await loadSite(folder);
    expect(site).toStrictEqual(fresh.site);
    expect(messages).toStrictEqual(fresh.messages);
    expect((await run()).taken).toHaveLength(4);
    expect(notices).toHaveLength(1);
  });

  it.each<[string, object, string, Buffer?]>([
    ['another version of the program', { program: 'older' }, 'of another version of the program'],
    ['another folder', { origin: '/elsewhere' }, 'that of another folder'],
    ['somebody who names no key', { key: 1 }, 'damaged'],
    ['somebody who packs in another way', {}, 'damaged', Buffer.from([0xff])],
  ])('is replaced, with one notice, when it was sealed by %s', async (_, change, words, before = Buffer.alloc(0)) => {
    const { run, location, notices } = setUp();
    await run();
    const file = await readSealed(await location());
    if (file.type !== 'whole') throw new Error('Expected a whole file');
    await writeSealed(await location(), { ...(file.head as object), ...change }, [before, file.body]);
    expect((await run()).taken).toEqual([]);
    expect(notices).toEqual([`The cache of parsed notes is ${words}; every note is parsed again.`]);
    expect((await run()).taken).toHaveLength(4);
  });

  it('is written again when more than a little of the text has changed', async () => {
    const { folder, run, location } = setUp({
      ...NOTES,
      'long.md': `# Long\n\n${'Words of a long note. '.repeat(100)}\n`,
    });
    await run();
    const { ino } = statSync(await location());
    writeFiles(folder, { 'sub/c.md': '# C\n' });
    expect((await run()).taken).not.toContain('sub/c.md');
    expect((await run()).taken).not.toContain('sub/c.md');
    expect(statSync(await location()).ino).toBe(ino);
    writeFiles(folder, { 'a.md': `${NOTES['a.md']}\nMore.\n` });
    await run();
    expect(statSync(await location()).ino).not.toBe(ino);
    expect((await run()).taken).toContain('sub/c.md');
  });

  it('is not read when everything is to be new, but written', async () => {
    const { run } = setUp();
    await run();
    expect((await run(true)).taken).toEqual([]);
    expect((await run()).taken).toHaveLength(4);
  });

  it('that cannot be written is told of, and nothing else happens', async () => {
    const { cacheFolder, run, notices } = setUp();
    rmSync(cacheFolder, { recursive: true });
    writeFileSync(cacheFolder, 'in the way');
    expect((await run()).site?.notes.size).toBe(4);
    expect(notices.some((notice) => notice.startsWith('Parsed notes cannot be kept'))).toBe(true);
    expect(notices.every((notice) => !notice.includes('\n'))).toBe(true);
  });

  it('goes when its content folder is gone, and leaves no drafts', async () => {
    const { folder, cacheFolder, run, location } = setUp();
    await run();
    const other = join(temporaryFolder(), 'content');
    mkdirSync(other);
    writeFiles(other, { 'x.md': '# X\n' });
    const cache = openParseCache(other, { folder: cacheFolder, notify: () => undefined });
    await assembleAndSave(other, cache);
    expect(readdirSync(cacheFolder)).toHaveLength(2);
    rmSync(other, { recursive: true });
    writeFiles(folder, { 'new.md': '# New\n' });
    await run();
    expect(readdirSync(cacheFolder).map((name) => join(cacheFolder, name))).toEqual([await location()]);
  });
});

describe('check', () => {
  it('says the same with and without its cache, and keeps nothing with --no-cache', async () => {
    const { folder } = setUp();
    const location = await parseCacheFile(folder);
    const check = (...args: string[]) => runScript('check', ['--content', folder, '--format', 'json', ...args]);
    const without = await check('--no-cache');
    expect(existsSync(location)).toBe(false);
    const first = await check();
    expect(existsSync(location)).toBe(true);
    const second = await check();
    expect(without.code).toBe(1);
    expect([first, second]).toEqual([without, without]);
    rmSync(location);
  });
});

async function assembleAndSave(folder: string, cache: ReturnType<typeof openParseCache>): Promise<void> {
  const content = await readContent(folder);
  await assembleSite(content, { parsed: await cache.load(content) });
  await cache.save();
}

function swap(folder: string, one: string, other: string): void {
  const [first, second] = [readFileSync(join(folder, one)), readFileSync(join(folder, other))];
  writeFiles(folder, { [one]: second, [other]: first });
}

function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
