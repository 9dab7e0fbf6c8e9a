import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/core/lint/rules/index.ts';
import type { Message } from '../../src/core/model/message.ts';
import { lintContent } from '../../src/node/lint-content.ts';
import { assembleSite } from '../../src/node/load-site.ts';
import { packParsedNote, unpackParsedNote } from '../../src/node/packed-parsed-note.ts';
import { createParsedNotes, type ParsedNotes } from '../../src/node/parsed-notes.ts';
import { type Content, readContent } from '../../src/node/read-content.ts';
import { COLLECTION_NAMES, COLLECTIONS } from '../support/collections.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const sentence = 'A description that is a sentence';
const row = (url: string, end = '.') => `- [Title](${url}) - ${sentence}${end}\n`;

/** Notes whose findings depend on one another in every way that rules of the site know. */
const NOTES = {
  'alone.md': `# Alone\n\n${row('https://alone.example.org/')}`,
  'few.md': `# Few\n\n${row('https://few.example.org/', '')}`,
  'habit.md': `# Habit\n\n${[1, 2, 3, 4].map((index) => row(`https://habit.example.org/${index}`, index < 4 ? '' : '.')).join('')}`,
  'http.md': `# Http\n\n${row('http://secure.example.org/')}${row('http://once.example.org/')}${row('http://never.example.org/')}`,
  'secure.md': `# Secure\n\n${row('https://secure.example.org/1')}- [Two](https://two.example.org/) ([HN](https://Secure.example.org/2))\n${row('https://once.example.org/')}`,
  'shared.md': `# Shared\n\n${row('https://alone.example.org')}${row('https://www.few.example.org/')}`,
  'target.md': '# Target\n\n[Alone](alone.md#gone) and [Few](few.md#few)\n\n![A picture](gone.png)\n',
  'alias.md': '---\naliases: [alone]\n---\n# Alias\n',
};

/** Content whose notes are as a cache has them, and the paths of those that were unpacked. */
async function packed(folder: string): Promise<{ content: Content; parsed: ParsedNotes; unpacked: Set<string> }> {
  const content = await readContent(folder);
  const fresh = createParsedNotes();
  await assembleSite(content, { parsed: fresh });
  const parsed = { ...createParsedNotes(), key: fresh.key };
  const unpacked = new Set<string>();
  for (const source of content.sources) {
    const note = fresh.byPath.get(source.path);
    if (note === undefined) throw new Error(`${source.path} was not parsed`);
    const kept = unpackParsedNote(packParsedNote(note, source), source, note.digest);
    const { note: _, ...others } = Object.getOwnPropertyDescriptors(kept);
    const watched = Object.defineProperties({}, others) as typeof kept;
    Object.defineProperty(watched, 'note', { get: () => unpacked.add(source.path) && kept.note });
    parsed.byPath.set(source.path, watched);
  }
  return { content, parsed, unpacked };
}

/** Findings about one note. */
async function lintOne(content: Content, parsed: ParsedNotes, path: string): Promise<readonly Message[]> {
  const { messages } = await lintContent(content, {
    parsed,
    checks: [{ rules: RULES, isTold: (other) => other === path }],
  });
  return messages.filter(({ file }) => file === path);
}

describe('lintContent', () => {
  it.each([
    ...COLLECTION_NAMES.map((name) => [name, COLLECTIONS[name]] as const),
    ['notes that depend on one another', null] as const,
  ])('finds of a single note what is found of it with all others, in %s', async (_, collection) => {
    const folder = collection ?? temporaryFolder();
    if (collection === null) writeFiles(folder, NOTES);
    const { content, parsed } = await packed(folder);
    const { messages } = await assembleSite(content, {});
    for (const { path } of content.sources) {
      expect(await lintOne(content, parsed, path), path).toEqual(messages.filter(({ file }) => file === path));
    }
  });

  it('finds something by each rule of the site', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, NOTES);
    const { messages } = await assembleSite(await readContent(folder), {});
    const found = new Set(messages.map(({ rule }) => rule));
    const ofSite = RULES.filter(({ checkSite }) => checkSite !== undefined).map(({ id }) => id);
    expect([...ofSite, 'slug-collision'].filter((rule) => !found.has(rule))).toEqual([]);
  });

  it('looks only into notes that have to do with the one that is asked for', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, NOTES);
    const { content, parsed, unpacked } = await packed(folder);
    const unpackedFor = async (path: string) => {
      unpacked.clear();
      await lintOne(content, parsed, path);
      return [...unpacked].sort();
    };
    expect(await unpackedFor('habit.md')).toEqual(['habit.md']);
    expect(await unpackedFor('alone.md')).toEqual(['alone.md', 'shared.md']);
    expect(await unpackedFor('http.md')).toEqual(['http.md', 'secure.md']);
  });
});
