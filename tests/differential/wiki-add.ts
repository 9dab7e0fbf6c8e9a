import { expect, it } from 'vitest';
import { findMisreading } from '../../src/core/markdown/find-misreading.ts';
import { formatEntry } from '../../src/core/markdown/format-entry.ts';
import { withoutFrontmatter } from '../../src/core/markdown/parse-note.ts';
import { placeEntry } from '../../src/core/markdown/place-entry.ts';
import { listSections } from '../../src/core/markdown/sections.ts';
import { applyEdits } from '../../src/core/model/edit.ts';
import type { Note } from '../../src/core/model/note.ts';
import { createPlaces } from '../../src/core/model/places.ts';
import type { Site } from '../../src/core/model/site.ts';
import { suggestSections } from '../../src/core/search/suggest-sections.ts';
import { findListed } from '../../src/core/site/find-listed.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { parseMarkdown } from '../../src/node/markdown-parser.ts';
import { otherAddresses, sameAddresses, spreadEntries } from '../support/address-variants.ts';
import type { Wiki } from './wiki-read.ts';

const ENTRY = { title: 'Planted [x](y) (2021)', url: 'https://planted.example/', description: 'Some `words`.' };

/** What `add` promises, on the whole wiki. */
export function testAdd(wiki: () => Wiki): void {
  it('recognises 200 addresses in each of their forms', () => {
    const { site } = wiki();
    const entries = spreadEntries(site.notes.values(), 200);
    expect(entries).toHaveLength(200);
    for (const entry of entries) {
      const listed = ({ notes }: Pick<Site, 'notes'>, url: string) =>
        findListed({ notes }, url).map(({ link }) => link);
      expect(listed(site, entry.url), entry.url).toContain(entry);
      // In which form an address is written makes no difference to the other notes.
      const own = { notes: new Map([...site.notes].filter(([path]) => path === entry.note)) };
      for (const url of sameAddresses(entry.url)) expect(listed(own, url), url).toContain(entry);
    }
  });

  it('takes them for others with another fragment or query', () => {
    const { site } = wiki();
    const linking = notesByPlace(site);
    for (const { url } of spreadEntries(site.notes.values(), 200)) {
      // A note that links to nothing at the place of a page has no link to any form of it.
      const notes = linking.get(placeOf(url)) ?? new Map<string, Note>();
      expect(notes.size).toBeGreaterThan(0);
      for (const other of otherAddresses(url)) expect(findListed({ notes }, other), other).toEqual([]);
    }
  });

  it('adds a line to the last section of every note, which is read as it was typed, and nothing else', async () => {
    const { content, site } = wiki();
    const lines = new Map<string, number>();
    const sources = content.sources.map((source) => {
      const { path, text } = source;
      const note = site.notes.get(path);
      const heading = (note && listSections(note).at(-1)?.heading?.span) ?? null;
      const edit = placeEntry(parseMarkdown(withoutFrontmatter(text)), text, formatEntry(ENTRY), {
        heading,
        at: 'end',
      });
      if (edit === null) return source;
      const after = applyEdits(text, [edit]);
      const start = edit.start + edit.text.search(/\S/);
      lines.set(path, createPlaces(after)({ start, end: start }).line);
      return { path, text: after };
    });
    expect(lines.size).toBe(content.sources.length);
    const added = await assembleSite({ ...content, sources }, {});
    for (const [path, line] of lines) {
      const [before, after] = [site.notes.get(path), added.site?.notes.get(path)];
      const section = before && listSections(before).at(-1);
      if (before === undefined || after === undefined || section === undefined) throw new Error(path);
      expect(findMisreading(before, after, { entry: ENTRY, section, line }), path).toBeNull();
    }
  });

  it('suggests the note that a link was taken from, most often among the first five', () => {
    const { site } = wiki();
    const entries = spreadEntries(site.notes.values(), 30);
    const hits = entries.filter((entry) => {
      const note = site.notes.get(entry.note);
      if (note === undefined) return false;
      const without = { ...note, links: note.links.filter((link) => link !== entry) };
      const notes = new Map([...site.notes, [entry.note, without]]);
      const link = { url: entry.url, title: entry.title.text, description: entry.description?.text };
      const suggested = suggestSections({ notes }, link).map((place) => place.note);
      return [...new Set(suggested)].slice(0, 5).includes(entry.note);
    });
    expect(hits.length / entries.length).toBeGreaterThan(0.6);
  });
}

/** The notes that link to something at a place, by each place that is linked to. */
function notesByPlace({ notes }: Site): ReadonlyMap<string, Map<string, Note>> {
  const byPlace = new Map<string, Map<string, Note>>();
  for (const [path, note] of notes) {
    for (const place of new Set(note.addresses.map(placeOf))) {
      const linking = byPlace.get(place) ?? new Map<string, Note>();
      byPlace.set(place, linking.set(path, note));
    }
  }
  return byPlace;
}

/** The host of an address as browsers read it, without `www.`, and the first step of its path. */
function placeOf(url: string): string {
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  return `${hostname.replace(/^www\./, '')}/${pathname.split('/', 2)[1] ?? ''}`;
}
