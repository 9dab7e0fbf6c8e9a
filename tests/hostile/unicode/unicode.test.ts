import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Message } from '../../../src/core/model/message.ts';
import { assembleSite } from '../../../src/node/load-site.ts';
import { readContent } from '../../../src/node/read-content.ts';
import { writeFiles } from '../../support/files.ts';
import { wikiFolder } from '../../support/wiki.ts';
import { SPOOFS } from './spoofs.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-spoofs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rules that tell of what deceives. */
const RULES = ['address-characters', 'bidi-character', 'invisible-character', 'look-alike-host', 'look-alike-text'];

async function check(notes: Readonly<Record<string, string>>): Promise<readonly Message[]> {
  writeFiles(folder, notes);
  return (await assembleSite(await readContent(folder), {})).messages;
}

it('tells of 99 of 100 lines that deceive', async () => {
  const messages = await check(
    Object.fromEntries(SPOOFS.map(({ text }, index) => [`n${index}.md`, `# Note\n\n${text}\n`])),
  );
  const told = new Map(SPOOFS.map((_, index) => [`n${index}.md`, new Set<string>()]));
  for (const { file, line, rule } of messages) if (line === 3) told.get(file)?.add(rule);
  const missed = SPOOFS.filter(({ rules }, index) => !rules.some((rule) => told.get(`n${index}.md`)?.has(rule)));
  console.log(`${SPOOFS.length} spoofs, ${SPOOFS.length - missed.length} told of`);
  expect(SPOOFS.length).toBeGreaterThanOrEqual(100);
  expect(missed.length / SPOOFS.length, missed.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(0.01);
});

it('says nothing of what only is in another language', async () => {
  const lines = [
    ...[
      'https://пример.рф/путь',
      'https://почта.рф/',
      'https://παράδειγμα.ελ/',
      'https://bücher.example/',
      'https://日本語jp.example/',
    ],
    ...[
      'https://ısıtma.com.tr/',
      'https://việtnam.vn/',
      'https://żółw.pl/',
      'https://xn--bcher-kva.example/',
      'https://مثال.إختبار/',
    ],
    ...['https://ko.wikipedia.org/wiki/한국', 'https://ja.wikipedia.org/wiki/日本', 'https://example.org/naïve'],
  ].map((url) => `- [Title](${url})`);
  const titles = [
    ...[
      'Яндекс',
      'Привет мир',
      'SQL для всех',
      'SQLный',
      'αβ-pruning',
      'λProlog',
      'µTorrent',
      'π-calculus',
      'Ångström',
      'Pokémon',
    ],
    ...[
      '東京Tower',
      'iPhone用アプリ',
      '한국어 Wiki',
      'العربية',
      'עברית \u200fRTL',
      'می\u200cخواهم',
      'क्\u200dष',
      'Henry Ⅷ',
      '👩\u200d💻 Jobs',
      '1️⃣ First',
    ],
    ...['Café', 'Łódź', 'Straße', 'Việt Nam', '™️ and ©️', 'ℹ️ Help', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England', 'สวัสดี\u200bชาวโลก'],
  ].map((title, index) => `- [${title}](https://title-${index}.example/)`);
  const messages = await check({ 'languages.md': `# Languages\n\n${[...lines, ...titles].join('\n')}\n` });
  const told = messages.filter(({ file, rule }) => file === 'languages.md' && RULES.includes(rule));
  expect(told.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
});

const wiki = wikiFolder();
it.skipIf(wiki === null)('raises few false alarms on a real collection', async () => {
  const { site, messages } = await assembleSite(await readContent(wiki ?? ''), {});
  const links = [...(site?.notes.values() ?? [])].reduce((sum, note) => sum + note.addresses.length, 0);
  const told = messages.filter(({ rule }) => RULES.includes(rule));
  console.log(`${told.length} findings on ${links} links`);
  expect(links).toBeGreaterThan(100_000);
  expect(told.length / links).toBeLessThanOrEqual(0.001);
});
