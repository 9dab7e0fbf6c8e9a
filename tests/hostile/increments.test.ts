import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type BuildResult, build } from '../../src/node/build.ts';
import { indexRecordFile } from '../../src/node/index-record.ts';
import { keptWordsFile } from '../../src/node/kept-words.ts';
import { MANIFEST_FILE } from '../../src/node/manifest.ts';
import { siteRecordFile } from '../../src/node/page-record.ts';
import { openParseCache } from '../../src/node/parse-cache.ts';
import { createProgress } from '../../src/node/progress.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { createRandom, type Random } from './faults-random.ts';
import { DAMAGES, EDITS } from './increments-edits.ts';

/** Edits that make a site, in two rows that go on at the same time. */
const ROWS = 2;
const EDITS_OF_ROW = 50;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const START = {
  'site.yaml': 'title: Start\n',
  'a/alpha.md': '# Alpha\n\n- [One](https://one.example/1) ([HN](https://hn.example/1))\n\n![p](p.svg)\n',
  'a/p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
  'a/deep/Beta.md': '---\naliases: [older]\n---\n# Beta\n\n- [Two](https://two.example/2)\n\n[A](../alpha.md)\n',
  'b/delta.md': `# Delta\n\n${Array.from({ length: 130 }, (_, n) => `- [Number ${n}](https://three.example/${n})`).join('\n')}\n`,
  'b/omega.md': '# Omega\n\nText and [[delta]].\n',
};

/** A content folder with two sites of it: one that is built anew each time, and one that is built with all that is kept. */
interface Row {
  readonly content: string;
  readonly clean: string;
  readonly kept: string;
  readonly random: Random;
  readonly notices: string[];
  readonly run: (name: 'clean' | 'kept', force?: boolean) => Promise<BuildResult>;
}

function createRow(number: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-edits-'));
  folders.push(folder);
  const random = createRandom(`Edits, row ${number}`);
  // Each row has its own numbers, also with the same seed.
  for (let skip = 0; skip < number; skip++) random.next();
  const content = join(folder, 'content');
  writeFiles(content, START);
  const notices: string[] = [];
  const notify = (notice: string) => void notices.push(notice);
  const run = async (name: 'clean' | 'kept', force = name === 'clean'): Promise<BuildResult> => {
    const outDir = join(folder, name);
    const isClean = name === 'clean';
    if (isClean) rmSync(outDir, { recursive: true, force: true });
    const cache = isClean ? null : openParseCache(content, { folder: join(folder, 'cache'), notify });
    const signal = new AbortController().signal;
    const progress = createProgress({ write: () => true });
    const options = { contentDir: content, outDir, overrides: {}, force, cache, notify, progress, signal };
    const result = await build(options);
    await cache?.save();
    return result;
  };
  return { content, clean: join(folder, 'clean'), kept: join(folder, 'kept'), random, notices, run };
}

/** Edits the content, until an edit finds something to do; returns what was done. */
function edit({ content, random }: Row): string {
  for (;;) {
    const kind = random.pick(Object.keys(EDITS));
    const done = EDITS[kind]?.(content, random) ?? null;
    if (done !== null) return `${kind}: ${done}`;
  }
}

/** Damages a file of the site that is built over; returns what was done. */
function damage({ kept, random }: Row): string {
  const kind = random.pick(Object.keys(DAMAGES));
  const path = random.pick(listFiles(kept).filter((file) => file !== MANIFEST_FILE));
  DAMAGES[kind]?.(join(kept, path));
  return `${path} of the site is ${kind}`;
}

it.concurrent.each(Array.from({ length: ROWS }, (_, number) => number))(
  `${EDITS_OF_ROW} random edits, each built with all that is kept as from scratch: row %i`,
  async (number) => {
    const row = createRow(number);
    const { content, clean, kept, random, notices, run } = row;
    const before = join(kept, '../before');
    const history = [`seed ${random.seed}, row ${number}`];
    const said = () => history.slice(-6).join('\n');
    expect([(await run('clean')).type, (await run('kept')).type]).toEqual(['built', 'built']);
    expect(hashFiles(kept)).toEqual(hashFiles(clean));
    let isDamaged = false;
    for (let left = EDITS_OF_ROW; left > 0; ) {
      rmSync(before, { recursive: true, force: true });
      cpSync(content, before, { recursive: true });
      history.push(edit(row));
      if (random.next() < 0.2) {
        history.push(damage(row));
        isDamaged = true;
      }
      const hash = JSON.stringify(hashFiles(kept));
      const fresh = await run('clean');
      let again = await run('kept');
      // When nothing has changed, the files of a site are counted and not read.
      if (again.type === 'unchanged' && isDamaged) again = await run('kept', true);
      if (fresh.type === 'failed') {
        // Both say the same of what is wrong, and the site stays.
        expect(again, said()).toEqual(fresh);
        expect(JSON.stringify(hashFiles(kept)), said()).toBe(hash);
        rmSync(content, { recursive: true });
        cpSync(before, content, { recursive: true });
        history.push(`taken back: ${fresh.report.messages.find(({ severity }) => severity === 'error')?.message}`);
        continue;
      }
      expect(again.type, said()).not.toBe('failed');
      expect(hashFiles(kept), said()).toEqual(hashFiles(clean));
      if (again.type === 'built') expect(again.report, said()).toEqual(fresh.type === 'built' ? fresh.report : null);
      isDamaged = false;
      left--;
    }
    expect(notices).toEqual([]);
    for (const location of [siteRecordFile(kept), indexRecordFile(kept), keptWordsFile(kept)])
      rmSync(location, { force: true });
  },
  3_600_000,
);
