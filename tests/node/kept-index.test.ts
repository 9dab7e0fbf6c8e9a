import { appendFileSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../src/core/model/site.ts';
import type { IndexRecord } from '../../src/node/index-record.ts';
import { NO_INDEX } from '../../src/node/index-record.ts';
import { buildSearchIndex } from '../../src/node/search-index.ts';
import { hashFiles, listFiles } from '../support/files.ts';
import { buildIndex, siteOf, verifyIndex } from '../support/search-index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Notes whose words make several pieces: each has words of its own that begin alike. */
const NOTES = Object.fromEntries(
  Object.entries({ alpha: 4000, beta: 400, gamma: 390, delta: 400, omega: 400 }).map(([name, length]) => [
    `${name}.md`,
    `# ${name}\n\n${Array.from({ length }, (_, n) => `- [${name} ${name}${n}](https://${name}.example/${n}) - Common words of all.`).join('\n')}\n`,
  ]),
);
/** With one more link in a group that has room for it: a group more would change the numbers of those behind it. */
const EDITED = { ...NOTES, 'gamma.md': `${NOTES['gamma.md']}- [One zebra more](https://zebra.example/)\n` };

let site: Site;
let folder: string;
let record: IndexRecord;
beforeEach(async () => {
  site = await siteOf(NOTES);
  [folder, record] = await build(site, { folder: '/none', record: NO_INDEX });
});

/** Builds an index with what is remembered of another, and returns its folder and what is to be remembered of it. */
async function build(
  of: Site,
  before: { folder: string; record: IndexRecord },
  options = {},
): Promise<[string, IndexRecord]> {
  const outDir = temporaryFolder();
  const index = { folder: join(before.folder, 'pagefind'), record: before.record };
  const place = { workDir: join(outDir, 'work'), outDir, before: index, ...options };
  const { inputs } = await buildSearchIndex(of, place);
  const { messages, sums } = await verifyIndex(of, outDir, before.record);
  expect(messages).toEqual([]);
  const files = Array.from(sums, ([path, output]) => [path, { input: inputs.get(path) ?? null, output }] as const);
  return [outDir, { files: new Map(files) }];
}

/** Files of both that are one and the same on the disk. */
function sharedFiles(first: string, second: string): string[] {
  const inode = (root: string, path: string) => statSync(join(root, path)).ino;
  const nodes = new Set(listFiles(first).map((path) => inode(first, path)));
  return listFiles(second).filter((path) => nodes.has(inode(second, path)));
}

describe('an index that is built again', () => {
  it.each([
    ['in one piece', {}],
    ['in parts', { groupsPerIndex: 20 }],
  ])('has the bytes of one that is built anew, %s, and takes what is the same', async (_, options) => {
    [folder, record] = await build(site, { folder: '/none', record: NO_INDEX }, options);
    const edited = await siteOf(EDITED);
    const [next, after] = await build(edited, { folder, record }, options);
    const [clean, anew] = await build(edited, { folder: '/none', record: NO_INDEX }, options);
    expect(hashFiles(next)).toEqual(hashFiles(clean));
    expect(after).toEqual(anew);
    const shared = sharedFiles(folder, next).map((path) => path.replace(/(?<=[./_])[0-9a-f]{7,}/, '*'));
    expect([...new Set(shared)].sort()).toEqual(
      expect.arrayContaining(['pagefind/index/en_*.pf_index', 'pagefind/links/*']),
    );
    const stale = listFiles(folder).filter((path) => path.includes('/index/') && !listFiles(next).includes(path));
    expect(stale.length).toBeGreaterThan(0);
  });

  it('does not take a file that was damaged', async () => {
    const whole = hashFiles(folder);
    for (const path of listFiles(folder)) appendFileSync(join(folder, path), ' ');
    const [next] = await build(site, { folder, record });
    expect(hashFiles(next)).toEqual(whole);
  });

  it('does not take a piece of other words, whatever its name', async () => {
    const whole = hashFiles(folder);
    const pieces = listFiles(folder).filter((path) => path.includes('/index/'));
    const [first = '', second = ''] = pieces;
    const files = new Map(record.files);
    const bytes = readFileSync(join(folder, first));
    writeFileSync(join(folder, second), bytes);
    files.set(inIndex(second), { input: null, output: files.get(inIndex(first))?.output ?? '' });
    const [next] = await build(site, { folder, record: { files } });
    expect(hashFiles(next)).toEqual(whole);
  });

  it('stays whole when the one before goes', async () => {
    const [next] = await build(site, { folder, record });
    renameSync(folder, `${folder}-gone`);
    expect(hashFiles(next)).toEqual(hashFiles(await buildIndex(site)));
  });
});

function inIndex(path: string): string {
  return path.slice('pagefind/'.length);
}
