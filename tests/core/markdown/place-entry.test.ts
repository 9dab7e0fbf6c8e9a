import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMisreading } from '../../../src/core/markdown/find-misreading.ts';
import { type EntryText, formatEntry } from '../../../src/core/markdown/format-entry.ts';
import { withoutFrontmatter } from '../../../src/core/markdown/parse-note.ts';
import { placeEntry } from '../../../src/core/markdown/place-entry.ts';
import { findSection } from '../../../src/core/markdown/sections.ts';
import { applyEdits } from '../../../src/core/model/edit.ts';
import { createPlaces } from '../../../src/core/model/places.ts';
import { parseMarkdown } from '../../../src/node/markdown-parser.ts';
import { parse } from './parse.ts';

const NEW: EntryText = { title: 'New', url: 'https://new.example/' };
const LINE = '[New](https://new.example/)';

interface Added {
  readonly text: string;
  /** What `findMisreading` says of it. */
  readonly wrong: string | null;
}

function add(text: string, name = '', { at = 'end' as const, entry = NEW }: Options = {}): Added {
  const { note } = parse(text);
  const found = findSection(note, name);
  if (found.type !== 'found') throw new Error(`no section ${name}`);
  const { section } = found;
  const root = parseMarkdown(withoutFrontmatter(text));
  const edit = placeEntry(root, text, formatEntry(entry), { heading: section.heading?.span ?? null, at });
  if (edit === null) return { text, wrong: 'no place' };
  const after = applyEdits(text, [edit]);
  const start = edit.start + edit.text.search(/\S/);
  const { line } = createPlaces(after)({ start, end: start });
  return { text: after, wrong: findMisreading(note, parse(after).note, { entry, section, line }) };
}

interface Options {
  readonly at?: 'start' | 'end';
  readonly entry?: EntryText;
}

const A = '[A](https://a.example/)';
const B = '[B](https://b.example/)';

describe('an entry is put at the end of the list of its section', () => {
  it.each<[name: string, text: string, section: string, expected: string]>([
    ['a list', `# N\n\n## S\n\n- ${A}\n- ${B}\n\n## T\n`, 'S', `# N\n\n## S\n\n- ${A}\n- ${B}\n- NEW\n\n## T\n`],
    [
      'Windows line ends',
      `# N\r\n\r\n- ${A}\r\n- ${B}\r\n\r\n## T\r\n`,
      '',
      `# N\r\n\r\n- ${A}\r\n- ${B}\r\n- NEW\r\n\r\n## T\r\n`,
    ],
    ['no line end at the end', `- ${A}\n* ${B}`, '', `- ${A}\n* ${B}\n* NEW`],
    ['another bullet', `+ ${A}\n`, '', `+ ${A}\n+ NEW\n`],
    ['indentation and wide bullets', `  *   ${A}\n  *   ${B}\n`, '', `  *   ${A}\n  *   ${B}\n  *   NEW\n`],
    ['numbers', `8. ${A}\n9. ${B}\n`, '', `8. ${A}\n9. ${B}\n10. NEW\n`],
    ['the same number each time', `1) ${A}\n1) ${B}\n`, '', `1) ${A}\n1) ${B}\n1) NEW\n`],
    ['nested items', `- ${A}\n    - ${B}\n        - C\n`, '', `- ${A}\n    - ${B}\n        - C\n- NEW\n`],
    [
      'an item that wraps',
      `- ${A} - Some\n  words\nand more.\n\nText.\n`,
      '',
      `- ${A} - Some\n  words\nand more.\n- NEW\n\nText.\n`,
    ],
    ['spaces at the end of a line', `- ${A}  \n\n\n`, '', `- ${A}  \n- NEW\n\n\n`],
    ['blank lines between items', `- ${A}\n\n- ${B}\n\n## T\n`, '', `- ${A}\n\n- ${B}\n\n- NEW\n\n## T\n`],
    ['tasks', `- [ ] ${A}\n- [x] ${B}\n`, '', `- [ ] ${A}\n- [x] ${B}\n- NEW\n`],
    [
      'the last of two lists',
      `- ${A}\n\nText.\n\n* ${B}\n\nText.\n`,
      '',
      `- ${A}\n\nText.\n\n* ${B}\n* NEW\n\nText.\n`,
    ],
    [
      'a list of entries before one of notes',
      `- ${A}\n\nText.\n\n- Note.\n`,
      '',
      `- ${A}\n- NEW\n\nText.\n\n- Note.\n`,
    ],
    ['a list of notes', '## S\n\n- A note.\n', 'S', '## S\n\n- A note.\n- NEW\n'],
    ['subsections', `## S\n\n- ${A}\n\n### Sub\n\n- ${B}\n`, 'S', `## S\n\n- ${A}\n- NEW\n\n### Sub\n\n- ${B}\n`],
    ['frontmatter', `---\ntitle: N\n---\n\n- ${A}\n`, '', `---\ntitle: N\n---\n\n- ${A}\n- NEW\n`],
    ['a heading right below', `- ${A}\n## T\n`, '', `- ${A}\n- NEW\n## T\n`],
    ['HTML around it', `<div dir="rtl">\n\n- ${A}\n\n</div>\n`, '', `<div dir="rtl">\n\n- ${A}\n- NEW\n\n</div>\n`],
  ])('%s', (_, text, section, expected) => {
    expect(add(text, section)).toEqual({ text: expected.replace('NEW', LINE), wrong: null });
  });
});

describe('an entry is put at the start of the list when the site wants it', () => {
  it.each<[name: string, text: string, expected: string]>([
    ['a list', `# N\n\n- ${A}\n- ${B}\n`, `# N\n\n- NEW\n- ${A}\n- ${B}\n`],
    ['indentation', `Text:\r\n  * ${A}\r\n  * ${B}`, `Text:\r\n  * NEW\r\n  * ${A}\r\n  * ${B}`],
    ['numbers', `1. ${A}\n2. ${B}\n`, `1. NEW\n1. ${A}\n2. ${B}\n`],
    ['blank lines between items', `- ${A}\n\n- ${B}\n`, `- NEW\n\n- ${A}\n\n- ${B}\n`],
    ['the first of two lists', `- ${A}\n\nText.\n\n* ${B}\n`, `- NEW\n- ${A}\n\nText.\n\n* ${B}\n`],
  ])('%s', (_, text, expected) => {
    expect(add(text, '', { at: 'start' })).toEqual({ text: expected.replace('NEW', LINE), wrong: null });
  });
});

describe('a section without a list gets one', () => {
  it.each<[name: string, text: string, section: string, expected: string]>([
    ['below its heading', '# N\n\n## S\n\n## T\n', 'S', '# N\n\n## S\n\n- NEW\n\n## T\n'],
    ['with nothing between headings', '## S\n## T\n', 'S', '## S\n\n- NEW\n\n## T\n'],
    ['before an underlined heading', 'S\n---\nT\n---\n', 'S', 'S\n---\n\n- NEW\n\nT\n---\n'],
    ['at the end of the note', '# N\n\n## S', 'S', '# N\n\n## S\n\n- NEW'],
    ['behind its text', '## S\r\n\r\nText.\r\n\r\n## T\r\n', 'S', '## S\r\n\r\nText.\r\n\r\n- NEW\r\n\r\n## T\r\n'],
    ['with the bullet of the note', `## S\n\n## T\n\n* ${A}\n`, 'S', `## S\n\n* NEW\n\n## T\n\n* ${A}\n`],
    ['before a rule', '## S\n\nText.\n\n---\n\n## T\n', 'S', '## S\n\nText.\n\n- NEW\n\n---\n\n## T\n'],
    ['before footnotes', '# N\n\nText[^a].\n\n[^a]: A.\n', '', '# N\n\nText[^a].\n\n- NEW\n\n[^a]: A.\n'],
    ['before a way back', '# N\n\n## S\n\n*[Top](#s)*\n', 'S', '# N\n\n## S\n\n- NEW\n\n*[Top](#s)*\n'],
    ['apart from a table of contents', '# N\n\n- [S](#s)\n\n## S\n', '', '# N\n\n- [S](#s)\n\n* NEW\n\n## S\n'],
    ['in an empty note', '', '', '- NEW\n'],
    ['below frontmatter alone', '---\ntitle: N\n---\n', '', '---\ntitle: N\n---\n\n- NEW\n'],
    ['before the first heading', '## S\n', '', '- NEW\n\n## S\n'],
    ['between frontmatter and heading', '---\ntitle: N\n---\n## S\n', '', '---\ntitle: N\n---\n\n- NEW\n\n## S\n'],
  ])('%s', (_, text, section, expected) => {
    expect(add(text, section)).toEqual({ text: expected.replace('NEW', LINE), wrong: null });
  });
});

describe('an entry that would not be read as one', () => {
  it.each([
    ['a comment that does not end', `# N\n\n<!-- hidden\n\n- ${A}\n`],
    ['code that does not end', '# N\n\n```\ncode\n'],
  ])('is refused: %s', (_, text) => {
    expect(add(text).wrong).toMatch(/would not be read|differently/);
  });

  it('is refused in a heading inside of a quotation', () => {
    expect(add('# N\n\n> ## S\n>\n> Text.\n', 'S').wrong).toBe('no place');
  });
});

describe('what is typed is what is read', () => {
  const NOTE = `# N\n\n[[note]] and \`code\`\n\n- ${A}\n- ${B}\n`;

  it.each([
    'a](https://evil.example) [b',
    '<script>alert(1)</script>',
    '`code` and ``',
    'one\ntwo\r\n\r\nthree',
    '[[note]]',
    '[ ] a task',
    '[x]',
    'Title (2021)',
    'Title (HN)',
    '(PDF)',
    '- # > 1.',
    '\\',
    '*a* _b_ ~c~',
    'مرحبا (HN)',
  ])('%j', (words) => {
    const companions = [{ label: words, url: 'https://c.example/?a=(b' }];
    expect(add(NOTE, '', { entry: { ...NEW, title: words, description: words, companions } }).wrong).toBeNull();
  });

  it('whatever is typed', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '[',
      ']',
      '(',
      ')',
      '`',
      '<',
      '>',
      '!',
      '*',
      '_',
      '\\',
      '\n',
      '|',
      '#',
      '-',
      ':',
    );
    const words = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `x${pieces.join('')}`);
    fc.assert(
      fc.property(words, words, (title, description) => {
        expect(add(NOTE, '', { entry: { ...NEW, title, description } }).wrong).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('findMisreading', () => {
  const text = `# N\n\n## S\n\n- ${A}\n\n## T\n`;
  const { note } = parse(text);
  const section = { heading: note.headings[0] ?? null, trail: ['S'] };
  const misread = (changed: string) => findMisreading(note, parse(changed).note, { entry: NEW, section, line: 6 });

  it.each<[name: string, changed: string, said: RegExp | null]>([
    ['nothing', `# N\n\n## S\n\n- ${A}\n- ${LINE}\n\n## T\n`, null],
    ['another title', `# N\n\n## S\n\n- ${A}\n- [Old](https://new.example/)\n\n## T\n`, /title would be read as `Old`/],
    ['another address', `# N\n\n## S\n\n- ${A}\n- [New](https://new.example/x)\n\n## T\n`, /address would be read/],
    ['a description', `# N\n\n## S\n\n- ${A}\n- ${LINE} - More\n\n## T\n`, /description would be read as `More`/],
    ['a tag', `# N\n\n## S\n\n- ${A}\n- ${LINE} \`x\`\n\n## T\n`, /tags would be read as `x`/],
    ['another section', `# N\n\n## S\n\n## T\n- ${LINE}\n- ${A}\n`, /section/],
    ['a lost link', `# N\n\n## S\n\n- A\n- ${LINE}\n\n## T\n`, /something else/],
    ['a lost heading', `# N\n\n## S\n\n- ${A}\n- ${LINE}\n\nT\n`, /something else/],
  ])('tells of %s', (_, changed, said) => {
    if (said === null) expect(misread(changed)).toBeNull();
    else expect(misread(changed)).toMatch(said);
  });
});
