import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeGroupPage } from '../../src/core/search/group-words.ts';
import { namePagefindRecords } from '../../src/node/pagefind-records.ts';
import { indexPages } from '../../src/node/search-pagefind.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** So many texts of a few words. */
function someTexts(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `common word${index} größe 日本 x1xa ${'more '.repeat(index % 7)}end`,
  );
}

/** Names and sizes of the records that Pagefind has left beside an index. */
async function indexed(texts: readonly string[], language: string, first: number, names: readonly string[]) {
  const workDir = temporaryFolder();
  const pages = texts.map((words, index) => writeGroupPage(words, first + index, language));
  await indexPages(pages, { workDir, folder: join(workDir, 'pagefind'), records: names });
  const folder = join(workDir, 'index/fragment');
  return readdirSync(folder).map((name) => ({
    name: name.replace(/\.pf_fragment$/, ''),
    size: statSync(join(folder, name)).size,
  }));
}

// Elsewhere Pagefind's service gets the pages one by one, with addresses of another kind.
describe.runIf(process.platform === 'linux')("the names of Pagefind's records", () => {
  it.each([
    [20, 'en', 0],
    [100, 'de-CH', 15_000],
    [803, 'ja', 7],
  ])('are those that it gives them (%d texts, %s), and then it packs none', async (count, language, first) => {
    const texts = someTexts(count);
    const names = namePagefindRecords(texts, first, language);
    const found = await indexed(texts, language, first, []);
    expect(found.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(found.every(({ size }) => size > 0)).toBe(true);
    const spared = await indexed(texts, language, first, names);
    expect(spared.map(({ size }) => size)).toEqual(names.map(() => 0));
  });

  it('do no harm where they are others', async () => {
    const found = await indexed(someTexts(20), 'en', 0, ['en_group_0000000']);
    expect(found.filter(({ size }) => size > 0).length).toBeGreaterThan(0);
  });
});
