import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Site } from '../../src/core/model/site.ts';
import { groupNotes } from '../../src/core/search/groups.ts';
import { NO_INDEX } from '../../src/node/index-record.ts';
import { type IndexThread, startIndexThread } from '../../src/node/index-thread.ts';
import { keptWordsFile } from '../../src/node/kept-words.ts';
import type { LinkFiles } from '../../src/node/search-files.ts';
import { GROUP_SIZE } from '../../src/node/search-index.ts';
import { startIndexCheck } from '../../src/node/verify-index.ts';
import { hashFiles } from '../support/files.ts';
import { buildIndex, siteOf } from '../support/search-index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const list = (name: string, length: number) =>
  Array.from({ length }, (_, n) => `- [${name} ${n}](https://${name}.example/${n}) - Words${n} of ${name}.\n`).join('');

let site: Site;
let folder: string;
let links: LinkFiles[];
let notices: string[];
beforeEach(async () => {
  [folder, links, notices] = [temporaryFolder(), [], []];
  const lists = Object.fromEntries(
    ['alpha', 'beta', 'gamma', 'omega'].map((name) => [`${name}.md`, `# ${name}\n\n${list(name, 700)}`]),
  );
  site = await siteOf({ ...lists, 'none.md': '# No links\n' });
});

function start(outDir = folder, kept: string | null = null): IndexThread {
  const before = { folder: '/none', record: NO_INDEX };
  const words = kept === null ? null : { out: kept, program: 'p', isFresh: false };
  const thread = startIndexThread(
    { workDir: join(folder, 'work'), outDir, language: 'en', before, kept: words, checked: new Map() },
    { onLinks: (files) => links.push(files), notify: (notice) => notices.push(notice) },
  );
  onTestFinished(thread.stop);
  return thread;
}

function addAll({ add }: IndexThread): void {
  for (const [{ path }, groups] of groupNotes(site, GROUP_SIZE)) add({ path, key: '', groups });
}

it('an index that is built while notes are parsed has the bytes of one that is built at once', async () => {
  const thread = start();
  addAll(thread);
  const { records, inputs } = await thread.finish(site);
  expect(records).toBe(2800);
  expect(hashFiles(folder)).toEqual(hashFiles(await buildIndex(site)));
  expect(links).toMatchObject([{ links: 'links/', groups: expect.stringMatching(/^groups\./) }]);
  expect(inputs.has(links[0]?.groups ?? '')).toBe(true);
});

it('it checks the index that it has built', async () => {
  const thread = start();
  addAll(thread);
  await thread.finish(site);
  const { checkLinks, finish } = startIndexCheck(site, { dir: folder, checker: thread.checker });
  const [files] = links;
  if (files !== undefined) checkLinks(files);
  const { messages, sums } = await finish();
  expect(messages).toEqual([]);
  expect([...sums.keys()].sort()).toEqual(Object.keys(hashFiles(join(folder, 'pagefind'))).sort());
});

it('it finds a link that the index has lost', async () => {
  const thread = start();
  addAll(thread);
  await thread.finish(site);
  const more = await siteOf({ 'alpha.md': '# Alpha\n\n- [Lost](https://lost.example/)\n' });
  const { finish } = startIndexCheck(more, { dir: folder, checker: thread.checker });
  const { messages } = await finish();
  expect(messages).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('https://lost.example/') }),
  );
});

it('it ends when it is stopped with nothing to do', async () => {
  await start().stop();
});

it.each([
  ['before all notes are there', () => undefined],
  ['while Pagefind is at work', (thread: IndexThread) => void thread.finish(site).catch(() => undefined)],
])('it ends when it is stopped %s, and writes nothing any more', async (_, act) => {
  const thread = start();
  addAll(thread);
  act(thread);
  await thread.stop();
  const before = readdirSync(folder, { recursive: true });
  await expect(thread.finish(site)).rejects.toThrow('stopped');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  expect(before).not.toContain(join('pagefind', 'search.json'));
});

it('what the system refuses is told as it is', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const thread = start(file);
  addAll(thread);
  await expect(thread.finish(site)).rejects.toMatchObject({ code: 'ENOTDIR', path: join(file, 'pagefind') });
});

it('a notice about what is kept is passed on', async () => {
  const out = join(folder, 'site');
  onTestFinished(() => rmSync(keptWordsFile(out), { force: true }));
  writeFileSync(keptWordsFile(out), 'no words');
  const thread = start(folder, out);
  addAll(thread);
  await thread.finish(site);
  expect(notices).toEqual(['The record of the words of the search index is damaged; they are collected again.']);
});
