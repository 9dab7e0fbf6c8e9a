import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { notePages } from '../support/built-site.ts';
import { attributeValues } from '../support/page.ts';
import { runScript } from '../support/run-script.ts';
import { browserForm, outsideAddresses } from '../support/source-links.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Wiki } from './wiki-read.ts';

/** Items led by an http link by the census of the wiki, and the share by which a count may differ from it. */
const CENSUS = { notes: 1062, entries: 113_095, outsideLinks: 151_334, tolerance: 0.001 };

/** What a build promises, on the whole wiki. */
export function testPages(wiki: () => Wiki): void {
  it('reaches its pages whole: every outside link, those of the baseline as visible text', async () => {
    const folder = temporaryFolder();
    const { folder: content, reference } = wiki();
    const baseline = join(folder, 'baseline.json');
    const out = join(folder, 'dist');
    const checked = await runScript('check', ['--content', content, '--write-baseline', baseline, '--format', 'json']);
    expect(checked.code, checked.stderr).toBe(0);
    const built = await runScript('build', ['--content', content, '--out', out, '--baseline', baseline]);
    expect(built.code, built.stderr).toBe(0);

    const pages = notePages(out);
    expect(pages.size).toBe(CENSUS.notes);
    let written = 0;
    let asText = 0;
    for (const path of reference.keys()) {
      const article = pages.get(path)?.article;
      const urls = (reference.get(path)?.links ?? []).flatMap(({ url }) => (/^https?:/i.test(url) ? [url] : []));
      const shown = outsideAddresses(article ? attributeValues(article, 'a', 'href') : []);
      const missing = without(
        urls.map((url) => [browserForm(url), url] as const),
        shown,
      );
      expect(
        without(
          shown.map((url) => [url, url] as const),
          urls.map(browserForm),
        ),
        `${path} gained links`,
      ).toEqual([]);
      for (const url of missing) expect(article?.text, path).toContain(url);
      written += urls.length;
      asText += missing.length;
    }
    expect(written).toBe(CENSUS.outsideLinks);
    expect(asText).toBeLessThan(20);

    const records = readFileSync(join(out, 'links.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const entries = records.filter((record) => record.depth > 0).length;
    expect(Math.abs(entries - CENSUS.entries) / CENSUS.entries).toBeLessThanOrEqual(CENSUS.tolerance);
    const recorded = records.reduce((sum, record) => sum + 1 + record.companions.length, 0);
    expect(recorded).toBe(written - asText);
  });
}

/** The values whose key is not among the taken ones, each of which takes one away. */
function without(values: readonly (readonly [key: string, value: string])[], taken: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const key of taken) left.set(key, (left.get(key) ?? 0) + 1);
  return values.flatMap(([key, value]) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0 ? [] : [value];
  });
}
