import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryText, formatEntry } from '../../../src/core/markdown/format-entry.ts';
import { parse } from './parse.ts';

const url = 'https://example.org/x';
const hn = 'https://news.ycombinator.com/item?id=1';

describe('formatEntry', () => {
  it.each<[name: string, entry: EntryText, line: string]>([
    ['a title alone', { title: 'T', url }, `- [T](${url})`],
    ['a description', { title: 'T', url, description: 'Desc.' }, `- [T](${url}) - Desc.`],
    [
      'companions',
      {
        title: 'T',
        url,
        description: 'Desc.',
        companions: [
          { label: 'HN', url: hn },
          { label: 'Code', url: 'https://github.com/a/b' },
        ],
      },
      `- [T](${url}) - Desc. ([HN](${hn})) ([Code](https://github.com/a/b))`,
    ],
    ['white space', { title: ' a\n\tb ', url: ` ${url}\n`, description: '\u00a0 ' }, `- [a b](${url})`],
    ['no words', { title: ' ', url }, `- [${url}](${url})`],
    ['a companion without an address', { title: 'T', url, companions: [{ label: 'HN', url: ' ' }] }, `- [T](${url})`],
    ['brackets', { title: 'a](b', url }, `- [a\\](b](${url})`],
    ['snake_case and A & B', { title: 'snake_case _x_ A & B', url }, `- [snake_case \\_x\\_ A & B](${url})`],
    ['a character reference', { title: '&amp; &#38;', url }, `- [\\&amp; \\&#38;](${url})`],
    ['parens in pairs', { title: 'T', url: `${url}_(y)` }, `- [T](${url}_(y))`],
    ['one paren', { title: 'T', url: `${url})` }, `- [T](<${url})>)`],
    ['a space', { title: 'T', url: `${url} y` }, `- [T](<${url} y>)`],
    ['a control character', { title: 'a\u0000b', url: 'https://exa\u0007mple.org' }, '- [ab](https://example.org)'],
    ['an address', { title: 'T', url, description: `See ${hn} too` }, `- [T](${url}) - See ${hn} too`],
    [
      'an address in parens',
      { title: 'T', url, description: 'See (https://example.com)' },
      `- [T](${url}) - See (https:<!-- -->//example.com)`,
    ],
  ])('writes %s', (_, entry, line) => {
    expect(formatEntry(entry)).toBe(line);
  });

  it.each([
    'a](b)',
    '](https://evil.example) [x',
    '<script>alert(1)</script>',
    '<https://evil.example>',
    '<!-- gone -->',
    '`code` and ``more`',
    'C:\\Users\\[x]\\',
    '*bold* **strong** _em_ ~~gone~~ ~x~',
    '&amp; &lt;b&gt; &#x41; &copy',
    '![x](https://evil.example/y.png)',
    '[[wiki]] [[wiki|text]] ![[wiki.png]]',
    '[ ] a task',
    '[x] done',
    'Foo - Bar – baz: qux',
    '- begins with a dash',
    ': begins with a colon',
    'ends in parens (PDF)',
    'ends in two (a) (b).',
    'ends (',
    ') begins',
    'ends in code `MIT` `Go`',
    'see https://evil.example/a_b_c and www.evil.example, mail a@b.example.',
    'Written down ( https://evil.example )',
    'Written down (https://evil.example)',
    'Written down (a@b.example), (www.evil.example, https://evil.example).',
    'costs $1 and $& $$ $`',
    '[^1] and [ref] and [ref]: x',
    '# no heading',
    '> no quote | no | table',
    '1. no list',
    'Family 👩‍👩‍👧 and flags 🇨🇭',
    'مرحبا بالعالم (HN)',
    '\u200fשלום\u200f - עולם',
    'Title (2020)',
    '"quoted" \'too\'',
    'x'.repeat(400),
    '\\',
    '\\\\`',
    '.',
    '\ufefftext\u2028more',
  ])('lists %j so that it is read as it was typed', (text) => {
    expectSame({ title: text, url, description: text, companions: [{ label: text, url: hn }] });
    expectSame({ title: text, url, description: text });
  });

  it.each([
    `${url}?a=1&copy=2&amp;b`,
    `${url}_(a)_(b(c))`,
    `${url}(((`,
    `${url})`,
    `${url} a <b> "c"`,
    `${url}\\a\\*b`,
    `${url}\`*_~[](b)`,
    'https://example.org/äöü/日本',
    'mailto:a@b.example',
  ])('lists the address %j as it was typed', (address) => {
    expectSame({ title: 'T', url: address, description: 'D', companions: [{ label: 'HN', url: address }] });
  });

  it('lists whatever is typed as it was typed', () => {
    fc.assert(
      fc.property(
        fc.record({ title: text, url: address, description: text, companions: fc.array(companion, { maxLength: 3 }) }),
        (entry) => {
          fc.pre(words(entry.title) !== '' && entry.companions.every(({ label }) => words(label) !== ''));
          expectSame(entry);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const token = fc.constantFrom(
  ...['](', '[', ']', '(', ')', '<', '>', '`', '``', '\\', '*', '**', '_', '~', '~~', '&amp;', '&', '#', ';', '!', '![', '|'],
  ...['[[', ']]', '[ ] ', '[x](y)', ' - ', '- ', ': ', '. ', '.', '$', '$&', '<b>', '<!--', '-->', '</', 'a', 'Z9', ' '],
  ...['\n', '\t', '\u00a0', 'https://', 'www.', 'b.example', '@', '[^1]', '(2020)', '"', "'", '🌿', 'é', 'ש', '\u200f', ',', '/'],
); // biome-ignore format: tokens read best in rows
const text = fc
  .array(fc.oneof(token, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const address = fc
  .array(
    fc.constantFrom(
      'a',
      '(',
      ')',
      '<',
      '>',
      '\\',
      '`',
      '*',
      '&amp;',
      '&copy;',
      '?',
      '#',
      '[',
      ']',
      '"',
      ' b',
      '%',
      'é',
    ),
  )
  .map((parts) => `https://example.org/${parts.join('')}`);
const companion = fc.record({ label: text, url: address });

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Fails unless the line, put into a note with other links, is read as one entry with what was typed. */
function expectSame(entry: EntryText): void {
  const line = formatEntry(entry);
  expect(line).not.toMatch(/[\r\n]/);
  const markdown = `# Note\n\n- [Before](https://example.org/before)\n${line}\n- [After](https://example.org/after)\n`;
  const { note, messages } = parse(markdown, { notes: ['wiki.md'], files: ['wiki.png'] });
  const entries = note.links.filter((link) => link.role === 'entry');
  expect(entries.map((link) => link.title.text)).toEqual(['Before', words(entry.title), 'After']);
  const [, link] = entries;
  expect({
    url: link?.url,
    description: link?.description?.text ?? '',
    companions: link?.companions.map(({ label, url }) => ({ label, url })),
    tags: link?.tags,
  }).toEqual({
    url: entry.url,
    description: words(entry.description ?? ''),
    companions: (entry.companions ?? []).map(({ label, url }) => ({ label: words(label), url })),
    tags: [],
  });
  expect(note.references).toEqual([]);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
}
