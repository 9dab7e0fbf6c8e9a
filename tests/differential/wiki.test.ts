import { beforeAll, describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/node/markdown-parser.ts';
import { withoutFrontmatter } from '../support/source-links.ts';
import { wikiFolder } from '../support/wiki.ts';
import { outlineLines, outlineOf } from './outline.ts';
import { testAdd } from './wiki-add.ts';
import { testFix } from './wiki-fix.ts';
import { testPages } from './wiki-pages.ts';
import { readWiki, type Wiki } from './wiki-read.ts';

const folder = wikiFolder();

describe.skipIf(folder === null)('the whole wiki', () => {
  let wiki: Wiki;
  beforeAll(async () => {
    wiki = await readWiki(folder ?? '');
  });

  it('gives the same links and headings by our parser and by the reference', () => {
    expect(wiki.texts.size).toBe(1062);
    for (const [path, text] of wiki.texts) {
      const judge = wiki.reference.get(path) ?? { links: [], headings: [] };
      const { ours, reference } = outlineLines(outlineOf(parseMarkdown(withoutFrontmatter(text))), judge);
      expect(ours, path).toEqual(reference);
    }
  });

  describe('when it is built', () => testPages(() => wiki));
  describe('add', () => testAdd(() => wiki));
  describe('fix', () => testFix(() => wiki));
});
