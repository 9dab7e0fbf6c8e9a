import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';

const times = (count: number, text: string) => text.repeat(count);
const wrap = (text: string) => text.replace(/.{8000}/g, '$&\n');

/** Rule and place of what a note is refused for; nothing of its text is left then. */
function refusalOf(text: string): string | null {
  const { note, messages } = parse(text);
  const [message, ...others] = messages.filter(({ rule }) => rule === 'nesting-depth' || rule === 'note-parts');
  if (message === undefined) return null;
  expect(others).toEqual([]);
  expect(message.severity).toBe('error');
  expect(note).toMatchObject({ title: 'note', links: [], addresses: [], headings: [] });
  return `${message.line}:${message.column} ${message.rule} ${message.message}`;
}

const lists = (levels: number) => Array.from({ length: levels }, (_, level) => `${times(level, '  ')}- a`).join('\n');
/** Elements that are left open, and paragraphs in each of which browsers repeat them. */
const tags = (open: number, paragraphs: number) =>
  `<p>${Array.from({ length: open }, (_, id) => `<i id=i${id}>`).join('')}x${times(paragraphs, '\n<p>x')}`;
const deep = (levels: number) => `Unexpected nesting of more than ${levels} levels, expected fewer`;
const many = (name: string, most: string) => `Unexpected number of ${name}, expected at most ${most} in a note`;

describe('a note that would take too long is refused at its place:', () => {
  it.each<[name: string, taken: string, refused: string, expected: string]>([
    ['lists', lists(15), lists(16), `16:33 nesting-depth ${deep(32)}`],
    ['quotations', `x\n\n${times(30, '> ')}a`, `x\n\n${times(32, '> ')}a`, `3:65 nesting-depth ${deep(32)}`],
    [
      'emphasis',
      `${times(30, '*')}a${times(30, '*')}`,
      `${times(64, '*')}a${times(64, '*')}`,
      `1:63 nesting-depth ${deep(32)}`,
    ],
    ['open elements', `x\n${times(97, '<b>')}`, `x\n${times(101, '<b>')}`, `2:295 nesting-depth ${deep(100)}`],
    ['blocks of HTML', times(90, '<div>\n\n'), times(101, '<div>\n\n'), `199:1 nesting-depth ${deep(100)}`],
    [
      'character references',
      wrap(times(10_000, '&lt;')),
      wrap(times(10_001, '&lt;')),
      `6:1 note-parts ${many('character references', '10,000')}`,
    ],
    [
      'emphasis marks',
      wrap(times(30_000, 'a* ')),
      `${times(60_000, '*\n')} *`,
      `60001:2 note-parts ${many('signs of emphasis', '60,000')}`,
    ],
    [
      'brackets',
      wrap(times(40_000, '\\[')),
      wrap(times(40_001, '\\[')),
      `11:2 note-parts ${many('opening brackets', '40,000')}`,
    ],
    [
      'addresses',
      wrap(times(40_000, 'a@ ')),
      wrap(times(40_001, 'a@ ')),
      `16:2 note-parts ${many('addresses', '40,000')}`,
    ],
    ['lines', times(100_000, '\n'), times(100_001, '\n'), `100001:1 note-parts ${many('lines', '100,000')}`],
    [
      'parts',
      `#\n\n${times(19_000, '- a\n')}`,
      `${times(59_998, '***\n')}a`,
      `59999:1 note-parts ${many('parts', '60,000')}`,
    ],
    ['headings', times(19_999, '#\n'), times(20_000, '#\n'), `20000:1 note-parts ${many('parts', '60,000')}`],
    [
      'empty cells',
      `${times(999, 'a|')}a\n${times(999, '-|')}-\n${times(20, 'b\n')}`,
      `${times(999, 'a|')}a\n${times(999, '-|')}-\n${times(200, 'b\n')}`,
      `1:1 note-parts ${many('parts', '60,000')}`,
    ],
    [
      'elements',
      wrap(times(9_000, '<br>a')),
      wrap(times(20_001, '<br>')),
      `10:7993 note-parts ${many('HTML elements', '20,000')}`,
    ],
    [
      'elements that are repeated',
      tags(5, 2_000),
      tags(60, 2_000),
      `1:504 note-parts ${many('HTML elements', '20,000')}`,
    ],
    [
      'addresses of references',
      `[a]: #${times(8_999, 'b')}\n\n${times(10, '[a] ')}`,
      `[a]: #${times(8_999, 'b')}\n\n${times(11, '[a] ')}`,
      `3:41 note-parts ${many('characters in addresses of references', '100,000')}`,
    ],
  ])('%s', (_, taken, refused, expected) => {
    expect(refusalOf(taken)).toBeNull();
    expect(refusalOf(refused)).toBe(expected);
  });
});
