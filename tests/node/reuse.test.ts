import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/schema/settings.ts';
import { buildSitePages } from '../../src/core/site/site-pages.ts';
import { createBodies } from '../../src/node/bodies.ts';
import { fingerprintProgram } from '../../src/node/fingerprint.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { withPages } from '../../src/node/page-builder.ts';
import { NO_RECORD, type SiteRecord } from '../../src/node/page-record.ts';
import { createProgress } from '../../src/node/progress.ts';
import { readContent } from '../../src/node/read-content.ts';
import { isChanged, planReuse } from '../../src/node/reuse.ts';
import { openWorkspace } from '../../src/node/workspace.ts';
import { writePages } from '../../src/node/write-pages.ts';
import { hashFiles, writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a/a.md': '# A\n\n- [One](https://one.example/?a=1&b=2) ([HN](https://hn.example/1))\n\n![Dot](dot.svg)\n',
  'a/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
  'a/x.md': '---\naliases: [ex]\n---\n# X\n\n- [Two](https://two.example/)\n\n[A](a.md)\n',
  'a/y.md': '# Y\n\n- [Three](https://three.example/ü)\n',
  'a/z.md': '# Z\n\nText.\n',
  'b/c/c.md': `# C\n\n${Array.from({ length: 400 }, (_, n) => `- [N ${n}](https://n.example/${n})`).join('\n')}\n`,
  'b/c/d.md': '# D\n\n- [Four](https://four.example/)\n',
  'b/e.md': '# E\n\n- [Five](https://five.example/)\n\n[D](c/d.md)\n',
};

/** The pages that show the last link of `b/c/d.md`: it is on the second page of both link lists. */
const LOW = ['b/c', 'b/c/d', 'b/c/~links/2', 'b/~links/2'];

let content: string;
let out: string;
let record: SiteRecord;
beforeEach(() => {
  content = temporaryFolder();
  out = join(temporaryFolder(), 'site');
  record = NO_RECORD;
  writeFiles(content, NOTES);
});

const quiet = createProgress({ write: () => true });

async function load() {
  const read = await readContent(content);
  const { site } = await assembleSite(read, {});
  if (site === null) throw new Error('no site');
  return { site, content: read };
}

/** Writes the pages of the content, with what is remembered of those in `from`. */
async function make(stage: string, from: { out: string; record: SiteRecord }): Promise<SiteRecord> {
  const { site, content: read } = await load();
  const signal = new AbortController().signal;
  const staging = temporaryFolder();
  const settings: Settings = site.settings;
  const written = await withPages({ staging, settings, progress: quiet, signal }, (pages) =>
    writePages(site, read, pages, from),
  );
  expect(written.messages).toEqual([]);
  rmSync(stage, { recursive: true, force: true });
  renameSync(join(staging, 'site'), stage);
  return written.record;
}

/** Builds the site from what was there, and anew in a folder of its own, and expects the same bytes. */
async function rebuild(): Promise<void> {
  const clean = join(temporaryFolder(), 'clean');
  const next = join(temporaryFolder(), 'next');
  const [after, anew] = await Promise.all([
    make(next, { out, record }),
    make(clean, { out: '/none', record: NO_RECORD }),
  ]);
  expect(hashFiles(next)).toEqual(hashFiles(clean));
  expect(after).toEqual(anew);
  [out, record] = [next, after];
}

/** Slugs of the pages that would be made now. */
async function changed(): Promise<string[]> {
  const { site, content: read } = await load();
  const file = await openWorkspace(temporaryFolder());
  const source = { site, content: read, program: await fingerprintProgram(), bodies: createBodies(site, file), record };
  const pages = buildSitePages(site, { messages: new Map() });
  const plan = await planReuse(pages, source, out);
  file.close();
  return pages.flatMap((page) => (isChanged(page, plan) ? [page.slug] : [])).sort();
}

describe('a site that is built again', () => {
  it('has the bytes of one that is built anew, whatever has changed', async () => {
    record = await make(out, { out, record });
    for (const change of [
      () => appendFileSync(join(content, 'a/y.md'), '- [More](https://more.example/)\n'),
      // What two notes list is told in the rows of both.
      () => appendFileSync(join(content, 'a/y.md'), '- [Five](https://five.example/)\n'),
      () =>
        writeFiles(content, {
          'a/w.md': '# W\n\n- [Six](https://six.example/)\n',
          'b/c/c.md': '# Sea\n\n[X](../../a/x.md)\n',
        }),
      // Other addresses and sizes change pages of notes that have not changed.
      () =>
        writeFiles(content, {
          'b/c/d.md': `---\nslug: dee\n---\n${NOTES['b/c/d.md']}`,
          'a/dot.svg': NOTES['a/dot.svg'].replace('3', '30'),
        }),
      () => rmSync(join(content, 'a/z.md')),
      () => renameSync(join(content, 'b/c'), join(content, 'b/moved')),
      () => writeFiles(content, { 'site.yaml': 'title: Other\nlanguage: de\n' }),
    ]) {
      change();
      await rebuild();
    }
  }, 240_000);

  it('does not take what was edited, and makes what is gone', async () => {
    record = await make(out, { out, record });
    const whole = hashFiles(out);
    appendFileSync(join(out, 'a/x/index.html'), ' ');
    writeFiles(out, { 'links.ndjson': readFileSync(join(out, 'links.ndjson'), 'utf8').replace('One', 'Two') });
    rmSync(join(out, 'b'), { recursive: true });
    const kept = statSync(join(out, 'a/index.html')).mtimeMs;
    const next = join(temporaryFolder(), 'next');
    await make(next, { out, record });
    expect(hashFiles(next)).toEqual(whole);
    expect(statSync(join(next, 'a/index.html')).mtimeMs).toBe(kept);
    rmSync(out, { recursive: true });
    expect(existsSync(join(next, 'a/index.html'))).toBe(true);
  }, 60_000);
});

it('draws only the images again on which something else stands', async () => {
  const settings = { 'site.yaml': 'url: https://links.example.org\n' };
  writeFiles(content, settings);
  record = await make(out, { out, record });
  const names = [...record.images.keys()].sort();
  expect(names.length).toBe(4);
  const [first = ''] = names;
  writeFiles(out, { [first]: 'edited' });
  const inode = (folder: string, path: string) => statSync(join(folder, path)).ino;
  const next = join(temporaryFolder(), 'next');
  writeFiles(content, { 'a/y.md': `${NOTES['a/y.md']}- [More](https://more.example/)\n` });
  const again = await make(next, { out, record });
  expect(again.images).toEqual(record.images);
  const drawn = names.filter((path) => inode(next, path) !== inode(out, path));
  expect(drawn).toEqual([first]);
  writeFiles(content, { 'a/a.md': NOTES['a/a.md'].replace('# A', '# Other') });
  const last = join(temporaryFolder(), 'last');
  const changed = await make(last, { out: next, record: again });
  expect([...changed.images.keys()].filter((path) => !again.images.has(path)).length).toBe(1);
  expect(changed.images.size).toBe(4);
}, 120_000);

it('makes only the pages again that show what has changed', async () => {
  record = await make(out, { out, record });
  const all = buildSitePages((await load()).site, { messages: new Map() }).map(({ slug }) => slug);
  const text = NOTES['a/x.md'];
  const cases = [
    ['nothing', {}, []],
    ['a link more', { 'a/y.md': `${NOTES['a/y.md']}- [More](https://more.example/)\n` }, ['a', 'a/y', 'a/~links']],
    [
      'a link of another note',
      { 'a/y.md': `${NOTES['a/y.md']}- [Five](https://five.example/)\n` },
      ['a', 'a/y', 'a/~links', 'b/e'],
    ],
    ['other text', { 'a/z.md': '# Z\n\nOther text.\n' }, ['a/z']],
    ['another title', { 'a/y.md': NOTES['a/y.md'].replace('Y', 'Yes') }, ['a', 'a/x', 'a/y', 'a/z', 'a/~links']],
    ['another mention', { 'a/x.md': text.replace('[A](a.md)', '[Y](y.md)') }, ['a', 'a/x', 'a/y']],
    ['a link low in a long list', { 'b/c/d.md': NOTES['b/c/d.md'].replace('Four', '4') }, LOW],
    ['settings', { 'site.yaml': 'description: Other\n' }, all],
  ] as const;
  for (const [name, change, expected] of cases) {
    writeFiles(content, { ...NOTES, ...change });
    expect(await changed(), name).toEqual([...expected].sort());
  }
}, 60_000);
