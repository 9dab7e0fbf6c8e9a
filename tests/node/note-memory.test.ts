import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type BuildOptions, build } from '../../src/node/build.ts';
import { loadSite } from '../../src/node/load-site.ts';
import * as noteMemory from '../../src/node/note-memory.ts';
import { openParseCache } from '../../src/node/parse-cache.ts';
import { createProgress } from '../../src/node/progress.ts';
import { hashFiles } from '../support/files.ts';
import { ROOT } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.mock('../../src/node/note-memory.ts', { spy: true });
vi.mock('../../src/node/heap-growth.ts', () => ({ limitHeapGrowth: () => undefined }));

const { createNoteMemory } = await vi.importActual<typeof noteMemory>('../../src/node/note-memory.ts');

/** Lets so many characters of notes be held as they are. */
function hold(characters: number): void {
  vi.mocked(noteMemory.createNoteMemory).mockImplementation((sources) => createNoteMemory(sources, characters));
}

/** Copies the samples into a new folder and returns it. */
function copySamples(): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'content'), join(folder, 'content'), { recursive: true });
  return folder;
}

/** Builds the samples in a folder. */
async function buildIn(folder: string, options: Pick<BuildOptions, 'force' | 'progress'>): Promise<void> {
  const contentDir = join(folder, 'content');
  const cache = openParseCache(contentDir, { folder: join(folder, 'cache'), notify: expect.fail });
  const result = await build({
    contentDir,
    outDir: join(folder, 'dist'),
    overrides: {},
    cache,
    notify: expect.fail,
    signal: new AbortController().signal,
    ...options,
  });
  expect(result.type).toBe('built');
  await cache.save();
}

/** Builds the samples and their site once more with what the first build has kept, and returns the site's hash. */
async function buildTwice(): Promise<string[]> {
  const folder = copySamples();
  const hashes: string[] = [];
  for (const force of [false, true]) {
    await buildIn(folder, { force, progress: createProgress({ write: () => true }) });
    hashes.push(JSON.stringify(hashFiles(join(folder, 'dist'))));
  }
  return hashes;
}

it('makes no difference to a site, whether its notes are held packed or not', async () => {
  hold(Number.POSITIVE_INFINITY);
  const [plain, again] = await buildTwice();
  hold(0);
  const [packed, packedAgain] = await buildTwice();
  expect(noteMemory.createNoteMemory).toHaveBeenCalled();
  expect([again === plain, packed === plain, packedAgain === plain]).toEqual([true, true, true]);
});

it.each([
  [false, ['parsing', 'search index', 'checking']],
  [true, ['parsing', 'checking', 'search index']],
])('decides whether the rules look before the index is begun: %s', async (isLarge, order) => {
  hold(Number.POSITIVE_INFINITY);
  vi.mocked(noteMemory.isLarge).mockReturnValue(isLarge);
  let said = '';
  const write = (text: string) => (said += text);
  await buildIn(copySamples(), { force: true, progress: createProgress({ write }) });
  expect(said.split(' …\n').filter((stage) => order.includes(stage))).toEqual(order);
});

it('unpacks a note when it is looked into, and not before', async () => {
  hold(0);
  const { site, sources } = await loadSite(join(ROOT, 'content'));
  const [source] = sources;
  const note = source && site?.notes.get(source.path);
  if (!note) throw new Error('no note');
  const memory = createNoteMemory([source], 0);
  const unpack = vi.fn(() => note);
  const opened = memory.open(source, unpack);
  unpack.mockClear();
  expect([opened.title, opened.headings, opened.references]).toEqual([note.title, note.headings, note.references]);
  expect(unpack).not.toHaveBeenCalled();
  expect({ ...opened }).toEqual({ ...note });
});

it('holds the note unpacked that was looked into last, and no other', () => {
  const memory = createNoteMemory([], 0);
  const [a, b] = ['a', 'b'].map((path) => {
    const unpack = vi.fn(() => ({ links: [] }) as never);
    return { note: memory.open({ path, text: path }, unpack), unpack };
  });
  for (const one of [a, a, b, b, b, a, a]) expect(one?.note.links).toEqual([]);
  expect([a?.unpack.mock.calls.length, b?.unpack.mock.calls.length]).toEqual([3, 2]);
});
