import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrontmatter } from '../../src/node/frontmatter.ts';
import { newNoteText } from '../../src/node/note-text.ts';
import { parse } from '../core/markdown/parse.ts';

/** What frontmatter and heading of a new note say. */
function read(title: string) {
  const text = newNoteText(title);
  const head = parseFrontmatter({ path: 'a.md', text }, { extraKeys: [] });
  const { note, messages } = parse(text, { path: 'a.md', notes: ['note.md'] });
  return {
    title: head.frontmatter.title,
    heading: note.heading.text,
    messages: [...head.messages, ...messages],
  };
}

describe('a new note has its title in frontmatter and heading', () => {
  it.each([
    'Command line',
    '1.10',
    'yes',
    'null',
    '- x: y # z',
    '"quoted" and \'so\'',
    'C#',
    'ends with #',
    '*bold* _em_ `code` ~gone~',
    '<script>alert(1)</script> & &amp;',
    '[a](https://b.example) ![c](d.png)',
    '[[note]] [[nowhere]]',
    '[^1]',
    'https://example.org/ www.example.org a@b.example',
    'a | b',
    '\\',
    '---',
    'مرحبا',
  ])('%s', (title) => {
    expect(read(title)).toEqual({ title, heading: title, messages: [] });
  });

  it('whatever it is', () => {
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
      '|',
      '#',
      '-',
      ':',
      '"',
      "'",
      '&',
      '~',
      '{',
      '%',
    );
    const titles = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => `${pieces.join('').replace(/\s+/g, ' ').trim()}x`);
    fc.assert(
      fc.property(titles, (title) => {
        expect(read(title)).toMatchObject({ title, heading: title, messages: [] });
      }),
      { numRuns: 500 },
    );
  });
});
