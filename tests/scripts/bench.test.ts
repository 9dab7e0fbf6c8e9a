import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addTitles, copyCorpus, editNote, listNotes } from '../../scripts/bench/corpus.ts';
import { measure } from '../../scripts/bench/measure.ts';
import { formatTable, median } from '../../scripts/bench/table.ts';
import { moveToTrash } from '../../scripts/bench/trash.ts';
import { hashFiles, writeFiles } from '../support/files.ts';
import { runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = {
  'site.yaml': 'title: X\n',
  'a/a.md': '---\ntitle: A\nslug: first\naliases:\n  - old\n---\n\n# A\n\n- [slug: x](https://a.example.org/)\n',
  'a/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'b.md': '# [B](https://b.example.org/) and "more"\n\ntext\n',
};

describe('a folded corpus', () => {
  it('holds each note once a fold, without the addresses that may stand only once', () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'from'), NOTES);
    copyCorpus(join(folder, 'from'), join(folder, 'to'), 3);
    expect(listNotes(join(folder, 'to'))).toHaveLength(6);
    expect(readFileSync(join(folder, 'to/fold-2/a/a.md'), 'utf8')).toBe(
      '---\ntitle: A\n---\n\n# A\n\n- [slug: x](https://a.example.org/)\n',
    );
  });

  it('of one fold is the corpus as it is', () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'from'), NOTES);
    copyCorpus(join(folder, 'from'), join(folder, 'to'), 1);
    expect(hashFiles(join(folder, 'to'))).toEqual(hashFiles(join(folder, 'from')));
  });

  it('is edited in one note, differently each time', () => {
    const folder = temporaryFolder();
    writeFiles(folder, NOTES);
    const changes = [1, 2].map((turn) => {
      const before = hashFiles(folder);
      editNote(folder, turn);
      return Object.entries(hashFiles(folder)).filter(([path, hash]) => before[path] !== hash).length;
    });
    expect(changes).toEqual([1, 1]);
  });
});

it('titles are added where other generators need them', () => {
  const folder = temporaryFolder();
  writeFiles(folder, NOTES);
  addTitles(folder);
  expect(readFileSync(join(folder, 'b.md'), 'utf8')).toMatch(/^---\ntitle: "B and \\"more\\""\n---\n\n# \[B\]/);
  expect(readFileSync(join(folder, 'a/a.md'), 'utf8')).toBe(NOTES['a/a.md']);
});

it('what a run left is put away each time, whether it is there or not', () => {
  const folder = temporaryFolder();
  for (const turn of ['1', '2']) {
    writeFiles(folder, { 'public/index.html': turn });
    moveToTrash([join(folder, 'public'), join(folder, 'resources')], join(folder, 'trash'));
    expect(existsSync(join(folder, 'public'))).toBe(false);
  }
  expect(Object.keys(hashFiles(folder))).toHaveLength(2);
});

describe('a measurement', () => {
  const cwd = import.meta.dirname;

  it.runIf(process.platform === 'linux')('sees the memory of a grandchild', async () => {
    const child = 'setTimeout(() => 0, 2000); globalThis.kept = Buffer.alloc(200e6, 1)';
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}])`;
    const { seconds, peakBytes } = await measure([{ file: process.execPath, args: ['-e', parent], cwd }]);
    expect(peakBytes).toBeGreaterThan(200e6);
    expect(seconds).toBeGreaterThan(0.4);
  });

  it('of a program that fails is an error with its words', async () => {
    const command = { file: process.execPath, args: ['-e', "console.error('no flour'); process.exit(3)"], cwd };
    await expect(measure([command])).rejects.toThrow(/ended with 3:\nno flour/);
  });
});

describe('the table', () => {
  it('has the ratio of each to the other program', () => {
    const runs = (...seconds: number[]) => seconds.map((value) => ({ seconds: value, peakBytes: 5e6 }));
    const table = formatTable(
      [
        { name: 'cold', runs: runs(9, 2, 4) },
        { name: 'Hugo', runs: runs(2) },
      ],
      'Hugo',
    );
    expect(table.split('\n').slice(2)).toEqual([
      '| cold | 4.00 (2.0 to 9.0) | 2.00 | 5 MB |  |',
      '| Hugo | 2.00 | 1.00 | 5 MB |  |',
    ]);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('takes the middle of %j', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });
});

it('refuses a folder without notes and an unknown program in words', async () => {
  const empty = temporaryFolder();
  mkdirSync(join(empty, 'x'));
  const none = await runScript('bench', ['--corpus', empty]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('holds no notes')]);
  const unknown = await runScript('bench', ['--against', 'jekyl']);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('expected hugo, eleventy, starlight')]);
});
