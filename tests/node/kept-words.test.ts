import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWordCollector } from '../../src/core/search/group-words.ts';
import { groupNotes } from '../../src/core/search/groups.ts';
import { removeOrphans } from '../../src/node/cache-folder.ts';
import { type KeptWords, keptWordsFile, openKeptWords, wordsKey } from '../../src/node/kept-words.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { createParsedNotes } from '../../src/node/parsed-notes.ts';
import { readContent } from '../../src/node/read-content.ts';
import type { NoteWords } from '../../src/node/search-index.ts';
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

/** What is indexed of all notes as they are now; of those that were parsed with a `key` if one is given. */
async function load(key?: string): Promise<NoteWords[]> {
  const parsed = createParsedNotes();
  const { site } = await assembleSite(await readContent(content), { parsed });
  if (site === null) throw new Error('no site');
  return Array.from(groupNotes(site, 40), ([{ path }, groups]) => {
    const note = parsed.byPath.get(path);
    if (note === undefined) throw new Error(`no note ${path}`);
    return { path, key: wordsKey(key ?? parsed.key, note), texts: groups.map(createWordCollector().collectText) };
  });
}

const open = (of: { program?: string; isFresh?: boolean } = {}) =>
  openKeptWords({ out, program: 'p', isFresh: false, ...of }, notify);

/** What of some notes is kept. */
const kept = ({ read }: KeptWords, notes: readonly NoteWords[]) =>
  notes.flatMap(({ path, key }) => {
    const texts = read(path, key);
    return texts === null ? [] : [{ path, key, texts }];
  });

it('gives back what was kept of notes that are the same, and nothing of others', async () => {
  const notes = await load();
  const first = await open();
  expect(kept(first, notes)).toEqual([]);
  await first.keep(notes);
  expect(kept(await open(), notes)).toEqual(notes);
  writeFiles(content, { 'b.md': `${NOTES['b.md']}- [Five](https://five.example/)\n` });
  expect(kept(await open(), await load())).toEqual(notes.filter(({ path }) => path !== 'b.md'));
  expect(notices).toEqual([]);
});

it('gives nothing back to another program, under other settings, or when all is made anew', async () => {
  const notes = await load();
  await (await open()).keep(notes);
  expect(kept(await open({ program: 'q' }), notes)).toEqual([]);
  expect(kept(await open({ isFresh: true }), notes)).toEqual([]);
  expect(kept(await open(), await load('other'))).toEqual([]);
  expect(notices).toEqual([]);
});

it('outlives the clearing up that goes on before the site itself is there', async () => {
  const notes = await load();
  out = join(out, 'site');
  await (await open()).keep(notes);
  await removeOrphans(dirname(keptWordsFile(out)));
  expect(kept(await open(), notes)).toEqual(notes);
});

it('gives nothing back of what was damaged, and says so', async () => {
  const notes = await load();
  await (await open()).keep(notes);
  const bytes = readFileSync(keptWordsFile(out));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(keptWordsFile(out), bytes);
  expect(kept(await open(), notes)).toEqual([]);
  expect(notices).toEqual(['The record of the words of the search index is damaged; they are collected again.']);
});
