import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/node/markdown-parser.ts';
import { notePages } from '../support/built-site.ts';
import { listFiles } from '../support/files.ts';
import { attributeValues } from '../support/page.ts';
import { runScript } from '../support/run-script.ts';
import { browserForm, linksOf, outsideAddresses, parseReference, withoutFrontmatter } from '../support/source-links.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { wikiFolder } from '../support/wiki.ts';
import { outlines } from './outline.ts';

const wiki = wikiFolder();

/** Items led by an http link by the census of the wiki, and the share by which a count may differ from it. */
const CENSUS = { notes: 1062, entries: 113_095, outsideLinks: 151_334, tolerance: 0.001 };

describe.skipIf(wiki === null)('the whole wiki', () => {
  const trees = new Map<string, Root>();
  const sources = new Map<string, string>();

  beforeAll(() => {
    for (const path of listFiles(wiki ?? '').filter((name) => name.endsWith('.md'))) {
      const source = readFileSync(join(wiki ?? '', path), 'utf8');
      sources.set(path, source);
      trees.set(path, parseReference(source));
    }
  });

  const writtenIn = (path: string) => linksOf(trees.get(path) as Root).map((link) => link.url);

  it('gives the same links and headings by our parser and by the reference', () => {
    expect(sources.size).toBe(CENSUS.notes);
    for (const [path, source] of sources) {
      const { ours, reference } = outlines(parseMarkdown(withoutFrontmatter(source)), trees.get(path) as Root);
      expect(ours, path).toEqual(reference);
    }
  });

  it('reaches its pages whole: every outside link, those of the baseline as visible text', async () => {
    const folder = temporaryFolder();
    const baseline = join(folder, 'baseline.json');
    const out = join(folder, 'dist');
    const checked = await runScript('check', [
      '--content',
      wiki ?? '',
      '--write-baseline',
      baseline,
      '--format',
      'json',
    ]);
    expect(checked.code, checked.stderr).toBe(0);
    const built = await runScript('build', ['--content', wiki ?? '', '--out', out, '--baseline', baseline]);
    expect(built.code, built.stderr).toBe(0);

    const pages = notePages(out);
    expect(pages.size).toBe(CENSUS.notes);
    let written = 0;
    let asText = 0;
    for (const path of sources.keys()) {
      const article = pages.get(path)?.article;
      const urls = writtenIn(path).filter((url) => /^https?:/i.test(url));
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
});

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
