import matter from 'gray-matter';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngines, parseFrontmatter } from '../../src/node/frontmatter.ts';

const parse = (text: string, extraKeys: string[] = []) => parseFrontmatter({ path: 'note.md', text }, { extraKeys });
const places = (text: string) =>
  parse(text).messages.map(({ rule, line, column, message, hint }) => ({
    rule,
    at: `${line}:${column}`,
    message,
    hint,
  }));

describe('parseFrontmatter', () => {
  it('reads the keys of a note', () => {
    const { frontmatter, messages } = parse('---\ntitle: NixOS\naliases: [nix-os]\ntags: [linux]\n---\n# x\n');
    expect(frontmatter).toEqual({ title: 'NixOS', aliases: ['nix-os'], tags: ['linux'] });
    expect(messages).toEqual([]);
  });

  it.each(['# No frontmatter\n', '---\n---\n# Empty\n', '---\n# only a comment\n---\n', '---\r\n\r\n---\r\n'])(
    'takes %j',
    (text) => {
      expect(parse(text)).toEqual({ frontmatter: { aliases: [], tags: [] }, messages: [] });
    },
  );

  it('takes a key without a value as left out', () => {
    expect(parse('---\ntitle:\ntags:\naliases: ~\n---\n')).toEqual({
      frontmatter: { aliases: [], tags: [] },
      messages: [],
    });
  });

  it.each([
    ['an unknown key like a known one', '---\ntitel: A\n---\n', 'frontmatter-key', '2:1', 'Write `title`'],
    ['a key in another case', '---\nslug: a\nTitle: A\n---\n', 'frontmatter-key', '3:1', 'Write `title`'],
    [
      'an unknown key',
      '---\ncssclasses: wide\n---\n',
      'frontmatter-key',
      '2:1',
      'Remove it, or name it under `frontmatter.extraKeys` in site.yaml',
    ],
    [
      'a number for a text',
      '---\ntitle: 1.10\n---\n',
      'frontmatter-value',
      '2:8',
      'Write it in quotes: `title: "1.10"`',
    ],
    ['a number in a list', '---\naliases:\n  - ok\n  - 2048\n---\n', 'frontmatter-value', '4:5', undefined],
    [
      'a colon in a value',
      '---\ntitle: Part one: begin\n---\n',
      'frontmatter-syntax',
      '2:8',
      'Write a value that holds a colon in quotes: `title: "Part one: the beginning"`',
    ],
    ['a second key of a name', '---\ntitle: A\ntitle: B\n---\n', 'frontmatter-syntax', '3:1', 'Remove one of the two'],
    [
      'an alias',
      '---\ntitle: &t A\nslug: *t\n---\n',
      'frontmatter-syntax',
      '2:11',
      'Write the value in full, or in quotes',
    ],
    ['a tag of a language', '---\ntitle: !!js/function "x"\n---\n', 'frontmatter-syntax', '2:8', undefined],
    ['a text without keys', '---\nJust words.\n---\n', 'frontmatter-syntax', '1:4', undefined],
    ['a tab', '---\n\ttitle: A\n---\n', 'frontmatter-syntax', '2:1', 'Indent with spaces'],
    ['a carriage return before', '---\r\ntitle: A\r\nslug: a b\r\n---\r\n', 'frontmatter-value', '3:7', undefined],
    ['code', '---js\n({})\n---\n', 'frontmatter-code', '1:4', undefined],
  ])('tells the place of %s', (_, text, rule, at, hint) => {
    const found = places(text);
    expect(found).toContainEqual(expect.objectContaining({ rule, at, ...(hint === undefined ? {} : { hint }) }));
    for (const { message } of found) expect(message).toMatch(/^Unexpected .*[^.]$/);
  });

  it('keeps what is right beside an error', () => {
    expect(parse('---\ntitle: A\nslug: a b\n---\n').frontmatter).toEqual({ title: 'A', aliases: [], tags: [] });
  });

  it('reads 1:30 as a text and refuses deep nesting', () => {
    expect(parse('---\ntitle: 1:30\n---\n').frontmatter.title).toBe('1:30');
    expect(places(`---\ntags: ${'['.repeat(12)}1${']'.repeat(12)}\n---\n`).map(({ rule }) => rule)).toContain(
      'frontmatter-syntax',
    );
    expect(places(`---\ntags: ${'['.repeat(8000)}\n---\n`)[0]?.rule).toBe('frontmatter-syntax');
  });

  it('takes keys that the settings name', () => {
    const { messages, frontmatter } = parse('---\ncssclasses: [a]\ntitle: A\n---\n', ['cssclasses']);
    expect(messages).toEqual([]);
    expect(frontmatter).not.toHaveProperty('cssclasses');
  });

  it('does not share data between notes of the same text', () => {
    const [first, second] = [parse('---\ntags: [a]\n---\n'), parse('---\ntags: [a]\n---\n')];
    (first.frontmatter.tags as string[]).push('b');
    expect(second.frontmatter.tags).toEqual(['a']);
  });
});

describe('the engines that gray-matter gets', () => {
  const globals = globalThis as { executed?: boolean | undefined };
  afterEach(() => {
    globals.executed = undefined;
  });

  it.each(['js', 'JS', 'javascript', 'JavaScript', 'coffee', 'json', 'toml', 'constructor', 'toString', '__proto__'])(
    'refuse %s even when the guard is not there',
    (language) => {
      const text = `---${language}\nglobalThis.executed = true\n---\n`;
      expect(() => matter(text, { engines: createEngines(() => ({})) })).toThrow();
      expect(globals.executed).toBeUndefined();
    },
  );
});
