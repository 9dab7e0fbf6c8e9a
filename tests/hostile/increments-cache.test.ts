import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexRecordFile, NO_INDEX, readIndexRecord } from '../../src/node/index-record.ts';
import { keptWordsFile, openKeptWords } from '../../src/node/kept-words.ts';
import { assembleSite, loadSite } from '../../src/node/load-site.ts';
import { NO_RECORD, readSiteRecord, siteRecordFile } from '../../src/node/page-record.ts';
import { openParseCache, parseCacheFile } from '../../src/node/parse-cache.ts';
import { readContent } from '../../src/node/read-content.ts';
import { readSealed, writeSealed } from '../../src/node/sealed-file.ts';
import { createRandom } from './faults-random.ts';
import { createTrial, otherState, type State } from './faults-site.ts';

const FLIPS = 50;

const trial = createTrial();
const stranger = createTrial();
const sites = {} as Record<State, string | null>;
let state: State = 'one';
/** What is kept for the content and for its site. */
const kept = async ({ content, out } = trial) => [
  await parseCacheFile(content),
  siteRecordFile(out),
  indexRecordFile(out),
  keptWordsFile(out),
];

beforeAll(async () => {
  stranger.become('one');
  expect((await stranger.build()).code).toBe(0);
  for (const name of ['two', 'one'] as const) {
    trial.become(name);
    expect((await trial.build({ args: ['--no-cache'] })).code).toBe(0);
    sites[name] = trial.hash();
  }
  expect((await trial.build({ args: ['--force'] })).code).toBe(0);
});
afterAll(async () => {
  for (const location of [...(await kept()), ...(await kept(stranger))])
    rmSync(location, { recursive: true, force: true });
  trial.remove();
  stranger.remove();
});

/** Turns one bit of a file around. */
function flip(location: string, at: number): void {
  const bytes = readFileSync(location);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  writeFileSync(location, bytes);
}

describe('one bit of what is kept', () => {
  it(`makes it useless wherever it is turned around: ${FLIPS} places in each file`, async () => {
    const random = createRandom('Bits of what is kept');
    const fresh = await loadSite(trial.content);
    const files = await kept();
    for (let count = 0; count < FLIPS; count++) {
      const notices: string[] = [];
      const notify = (notice: string) => void notices.push(notice);
      const whole = files.map((location) => readFileSync(location));
      const places = whole.map((bytes) => random.below(bytes.length * 8));
      for (const [index, location] of files.entries()) flip(location, places[index] ?? 0);
      const told = `seed ${random.seed}, bits ${places.join()}`;
      const content = await readContent(trial.content);
      const parsed = await openParseCache(trial.content, { notify }).load(content);
      expect(parsed.byPath.size, told).toBe(0);
      expect((await assembleSite(content, { parsed })).site, told).toStrictEqual(fresh.site);
      expect(await readSiteRecord(trial.out, notify), told).toBe(NO_RECORD);
      expect(await readIndexRecord(trial.out, 'any', notify), told).toBe(NO_INDEX);
      await openKeptWords({ out: trial.out, program: 'any', isFresh: false }, notify);
      expect(notices, told).toEqual([
        'The cache of parsed notes is damaged; every note is parsed again.',
        'The record of pages is damaged; every page is made again.',
        'The record of the search index is damaged; all of it is made again.',
        'The record of the words of the search index is damaged; they are collected again.',
      ]);
      for (const [index, location] of files.entries()) writeFileSync(location, whole[index] ?? '');
    }
  });
});

/** Seals something else in the place of what is kept. */
async function reseal(location: string, change: (head: object, body: object) => void): Promise<void> {
  const file = await readSealed(location);
  if (file.type !== 'whole') throw new Error(`Expected ${location} whole`);
  const head = file.head as object;
  const isRecord = !/\/(?:notes|words)-/.test(location);
  const body = isRecord ? JSON.parse(file.body.toString('utf8')) : {};
  change(head, body);
  await writeSealed(location, head, [isRecord ? Buffer.from(JSON.stringify(body)) : file.body]);
}

describe('a build makes the same site and says in a line what it does not use', () => {
  const damaged =
    /^The cache of parsed notes is damaged; .+\.\nThe record of the search index is damaged; .+\.\nThe record of the words of the search index is damaged; .+\.\nThe record of pages is damaged; .+\.\n/m;
  it.each<[string, RegExp, (location: string, others: string) => unknown]>([
    ['is cut off', damaged, (location) => truncateSync(location, 200)],
    ['is empty', damaged, (location) => truncateSync(location, 0)],
    ['has a bit turned around', damaged, (location) => flip(location, 5000)],
    [
      'is of another version of the program',
      /^The cache of parsed notes is of another version of the program; every note is parsed again\.\n/m,
      (location) =>
        reseal(location, (head, body) => {
          for (const part of [head, body]) if ('program' in part) part.program = 'older';
          if ('basis' in body) body.basis = 'older';
        }),
    ],
    [
      'is that of another project',
      /^The cache of parsed notes is that of another folder; .+\nThe record of the search index is that of another folder; .+\nThe record of the words of the search index is that of another folder; .+\nThe record of pages is that of another folder; /m,
      (location, other) => cpSync(other, location),
    ],
    [
      'is a folder',
      /^The cache of parsed notes cannot be read \(it is a folder\); .+\nThe record of the search index cannot be read .+\nThe record of the words of the search index cannot be read .+\nThe record of pages cannot be read /m,
      (location) => {
        rmSync(location);
        mkdirSync(location);
      },
    ],
    [
      'cannot be read',
      /^The cache of parsed notes cannot be read \(its links lead in a circle\); .+\nThe record of the search index cannot be read .+\nThe record of the words of the search index cannot be read .+\nThe record of pages cannot be read /m,
      (location) => {
        rmSync(location, { recursive: true });
        symlinkSync(location, location);
      },
    ],
  ])('when it %s', async (_, words, damage) => {
    const [files, others] = [await kept(), await kept(stranger)];
    for (const [index, location] of files.entries()) await damage(location, others[index] ?? '');
    state = otherState(state);
    trial.become(state);
    const { code, text } = await trial.build();
    expect(code, text).toBe(0);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/^\s+at /m);
    expect(trial.hash()).toBe(sites[state]);
  });

  it('and nothing when all is well again', async () => {
    for (const location of await kept()) rmSync(location, { recursive: true, force: true });
    for (let count = 0; count < 2; count++) {
      state = otherState(state);
      trial.become(state);
      const { code, text } = await trial.build();
      expect([code, text]).toEqual([0, expect.not.stringMatching(/^The (?:cache|record) /m)]);
      expect(trial.hash()).toBe(sites[state]);
    }
  });
});
