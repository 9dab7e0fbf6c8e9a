import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSite, notePages } from '../support/built-site.ts';
import { COLLECTION_NAMES, notesOf } from '../support/collections.ts';
import { attributeValues, type PageElement, select } from '../support/page.ts';
import { linksOf, outsideAddresses, parseReference } from '../support/source-links.ts';

describe.each(COLLECTION_NAMES)('nothing of %s is lost', (name) => {
  const notes = notesOf(name);

  it('has one page with one article for each note', () => {
    expect([...notePages(builtSite(name)).keys()].sort()).toEqual([...notes.keys()].sort());
  });

  it('shows every outside link of a note on its page, as often as it is written', () => {
    const pages = notePages(builtSite(name));
    for (const [path, source] of notes) {
      const article = pages.get(path)?.article;
      const shown = article ? outsideAddresses(attributeValues(article, 'a', 'href')).sort() : null;
      expect(shown, path).toEqual(outsideAddresses(linksOf(parseReference(source)).map((link) => link.url)).sort());
    }
  });

  it('has every outside link in links.ndjson, as often as it is written', () => {
    const records = readFileSync(join(builtSite(name), 'links.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const recorded = records.flatMap((record) => [
      record.url,
      ...record.companions.map((companion: { url: string }) => companion.url),
    ]);
    const written = [...notes.values()].flatMap((source) => linksOf(parseReference(source)).map((link) => link.url));
    expect(outsideAddresses(recorded).sort()).toEqual(outsideAddresses(written).sort());
  });

  it('serves each note as it was written, under the address that its page names', () => {
    const pages = notePages(builtSite(name));
    for (const [path, source] of notes) {
      const alternates = select(pages.get(path)?.page, isMarkdownAlternate).map(
        (link) => link.attributes['href'] ?? '',
      );
      expect(alternates, path).toHaveLength(1);
      const file = decodeURIComponent(new URL(alternates[0] ?? '', 'http://site/').pathname);
      expect(readFileSync(join(builtSite(name), file), 'utf8'), path).toBe(source);
    }
  });
});

function isMarkdownAlternate({ name, attributes }: PageElement): boolean {
  return name === 'link' && attributes['rel'] === 'alternate' && attributes['type'] === 'text/markdown';
}
