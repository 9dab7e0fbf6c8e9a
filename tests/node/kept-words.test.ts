import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectGroupText, type GroupText } from '../../src/core/search/group-words.ts';
import { groupNotes } from '../../src/core/search/groups.ts';
import { removeOrphans } from '../../src/node/cache-folder.ts';
import { keptWordsFile, openKeptWords } from '../../src/node/kept-words.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { createParsedNotes, type ParsedNotes } from '../../src/node/parsed-notes.ts';
import { readContent } from '../../src/node/read-content.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'a.md': '# A\n\n- [Ünïcode 例え](https://one.example/) - Words.\n- [Two](https://two.example/)\n',
  'b.md': '# B\n\n- [Three](https://three.example/)\n\n## Other\n\n- [Four](https://four.example/)\n',
  'c.md': '# C\n',
};

let content: string;
let out: string;
let notices: string[];
const notify = (notice: string) => void notices.push(notice);
beforeEach(() => {
  [content, out, notices] = [temporaryFolder(), temporaryFolder(), []];
  writeFiles(content, NOTES);
});
afterEach(() => rmSync(keptWordsFile(out), { force: true }));

/** What is indexed of all notes as they are now. */
async function load(): Promise<{ parsed: ParsedNotes; texts: Map<string, GroupText[]> }> {
  const parsed = createParsedNotes();
  const { site } = await assembleSite(await readContent(content), { parsed });
  if (site === null) throw new Error('no site');
  return {
    parsed,
    texts: new Map([...groupNotes(site, 40)].map(([{ path }, groups]) => [path, groups.map(collectGroupText)])),
  };
}

const open = (parsed: ParsedNotes, of: { program?: string; isFresh?: boolean } = {}) =>
  openKeptWords({ out, program: 'p', parsed, isFresh: false, ...of }, notify);

it('gives back what was kept of notes that are the same, and nothing of others', async () => {
  const { parsed, texts } = await load();
  const first = await open(parsed);
  expect(first.words.size).toBe(0);
  await first.keep(texts);
  expect((await open(parsed)).words).toEqual(texts);
  writeFiles(content, { 'b.md': `${NOTES['b.md']}- [Five](https://five.example/)\n` });
  const after = await load();
  expect([...(await open(after.parsed)).words]).toEqual([...texts].filter(([path]) => path !== 'b.md'));
  expect(notices).toEqual([]);
});

it('gives nothing back to another program, under other settings, or when all is made anew', async () => {
  const { parsed, texts } = await load();
  await (await open(parsed)).keep(texts);
  expect((await open(parsed, { program: 'q' })).words.size).toBe(0);
  expect((await open(parsed, { isFresh: true })).words.size).toBe(0);
  expect((await open({ ...parsed, key: 'other' })).words.size).toBe(0);
  expect(notices).toEqual([]);
});

it('outlives the clearing up that goes on before the site itself is there', async () => {
  const { parsed, texts } = await load();
  out = join(out, 'site');
  await (await open(parsed)).keep(texts);
  await removeOrphans(dirname(keptWordsFile(out)));
  expect((await open(parsed)).words).toEqual(texts);
});

it('gives nothing back of what was damaged, and says so', async () => {
  const { parsed, texts } = await load();
  await (await open(parsed)).keep(texts);
  const bytes = readFileSync(keptWordsFile(out));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(keptWordsFile(out), bytes);
  expect((await open(parsed)).words.size).toBe(0);
  expect(notices).toEqual(['The record of the words of the search index is damaged; they are collected again.']);
});
