import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMPANION_TYPES, LINK_KINDS } from '../../src/core/model/link.ts';
import { builtSite, notePages } from '../support/built-site.ts';
import { COLLECTION_NAMES, COLLECTIONS, notesOf } from '../support/collections.ts';
import { runScript } from '../support/run-script.ts';

const record = z.strictObject({
  id: z.string().min(1),
  note: z.string().endsWith('.md'),
  section: z.array(z.string()),
  title: z.string().min(1),
  url: z.url(),
  description: z.string().nullable(),
  companions: z.array(z.strictObject({ label: z.string().min(1), type: z.enum(COMPANION_TYPES), url: z.url() })),
  year: z.int().nullable(),
  tags: z.array(z.string()),
  kind: z.enum(LINK_KINDS),
  depth: z.int().min(0),
  order: z.int().min(0),
  line: z.int().min(1),
});

describe.each(COLLECTION_NAMES)('the machine view of %s', (name) => {
  const records = () => linesOf(name).map((line) => record.parse(JSON.parse(line)));

  it('has one record of the agreed shape a line', () => {
    expect(records().length).toBeGreaterThan(0);
  });

  it('names the line on which each address stands', () => {
    const notes = notesOf(name);
    for (const { note, line, url } of records()) {
      const lines = notes.get(note)?.split(/\r?\n/) ?? [];
      const near = lines.slice(line - 1).join('\n');
      expect(near.toLowerCase().replaceAll('&amp;', '&'), `${note}:${line}`).toContain(hostIn(url));
    }
  });

  it('has an id of the page for each entry', () => {
    const pages = notePages(builtSite(name));
    for (const { note, id, depth } of records().filter((entry) => entry.depth > 0)) {
      const ids = pages.get(note)?.article.descendants.map((element) => element.attributes['data-link-id']) ?? [];
      expect(ids, `${note} ${depth}`).toContain(id);
    }
  });

  it('has every note in notes.json', () => {
    const text = readFileSync(join(builtSite(name), 'notes.json'), 'utf8');
    for (const note of notesOf(name).keys()) expect(text).toContain(JSON.stringify(note));
  });

  it('agrees with the counts of check', async () => {
    const { stdout } = await runScript('check', ['--content', COLLECTIONS[name], '--format', 'json']);
    const { counts } = JSON.parse(stdout);
    expect(counts.notes).toBe(notesOf(name).size);
    expect(counts.links).toBe(records().filter((entry) => entry.depth > 0).length);
    expect(counts.companions).toBe(records().reduce((sum, entry) => sum + entry.companions.length, 0));
  });
});

describe('records', () => {
  const find = (name: keyof typeof COLLECTIONS, title: string) =>
    linesOf(name)
      .map((line) => record.parse(JSON.parse(line)))
      .find((entry) => entry.title === title);

  it('tell companions, tags and section of an entry', () => {
    expect(find('awesome', 'Chard')).toMatchObject({
      section: ['Planning'],
      url: 'https://chard.example.com/',
      description: 'Sowing dates from your last frost.',
      companions: [
        { label: 'Demo', type: 'site', url: 'https://chard.example.com/demo' },
        { label: 'Source Code', type: 'code', url: 'https://github.com/example/chard' },
        { label: 'Clients', type: 'other', url: 'https://chard.example.com/clients' },
      ],
      tags: ['AGPL-3.0', 'Python'],
      depth: 1,
    });
  });

  it('tell the year and the discussions', () => {
    expect(find('content', 'Erase your darlings (2020)')).toMatchObject({
      year: 2020,
      companions: [{ type: 'discussion' }, { type: 'discussion' }],
    });
  });

  it('tell how deep an entry is nested', () => {
    expect(find('books', 'Worms! Notes')).toMatchObject({ depth: 3 });
    expect(find('awesome', 'Flasher')).toMatchObject({ depth: 3, section: ['Sensors', 'Firmware'] });
  });

  it('tell the leading link of a table row', () => {
    expect(find('awesome', 'Frost dates')).toMatchObject({ depth: 1, url: 'https://frost.example.org/api' });
  });

  it('tell title and description of an HTML row', () => {
    expect(find('awesome', 'quince')).toMatchObject({ description: 'prints labels for jars.' });
  });
});

function linesOf(name: keyof typeof COLLECTIONS): string[] {
  return readFileSync(join(builtSite(name), 'links.ndjson'), 'utf8')
    .trimEnd()
    .split('\n');
}

function hostIn(url: string): string {
  return new URL(url).hostname.toLowerCase().replace(/^www\./, '');
}
