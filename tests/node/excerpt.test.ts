import { expect, it } from 'vitest';
import type { Message } from '../../src/core/model/message.ts';
import { excerptOf } from '../../src/node/excerpt.ts';

const message = (start: number, end: number, text: string, fixed?: string): Message => {
  const line = text.slice(0, start).split('\n').length;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const fix = fixed === undefined ? {} : { fix: { edits: [{ start, end, text: fixed }] } };
  const place = { line, column: start - from + 1, endLine: line, endColumn: end - from + 1 };
  return { file: 'a.md', ...place, severity: 'error', rule: 'x', message: 'x', ...fix };
};

/** The excerpt of the part between `«` and `»` of a text. */
function excerpt(marked: string, fixed?: string) {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return excerptOf(message(start, end, text, fixed), text);
}

it('shows the line, a caret under each column, and the corrected line', () => {
  expect(excerpt('# A\n\n- [B](«htps»://b.org)\nend', 'https')).toEqual({
    line: '- [B](htps://b.org)',
    carets: '      ^^^^',
    corrected: '- [B](https://b.org)',
  });
});

it.each([
  ['without a correction', '- «x»', { line: '- x', carets: '  ^', corrected: null }],
  ['for a place without width', '- «»x', { line: '- x', carets: '  ^', corrected: null }],
  ['without the line end of Windows', 'a «b»\r\nc', { line: 'a b', carets: '  ^', corrected: null }],
  ['under wide letters', '日本 «x»', { line: '日本 x', carets: '     ^', corrected: null }],
  ['with invisible characters named', 'a\u200b «x»', { line: 'a\\u{200b} x', carets: '          ^', corrected: null }],
])('points right %s', (_, text, expected) => {
  expect(excerpt(text)).toEqual(expected);
});

it('points up to the end of the first of several lines', () => {
  const found = { ...message(2, 3, 'a bcd\ne'), endLine: 2, endColumn: 2 };
  expect(excerptOf(found, 'a bcd\ne')?.carets).toBe('  ^^^');
});

it('cuts a long line around what is meant', () => {
  const found = excerpt(`${'word '.repeat(60)}«here»${' word'.repeat(60)}`, 'there');
  expect(found?.line).toMatch(/^….*here.*…$/);
  expect(found?.line.length).toBeLessThan(115);
  expect(found?.line.slice(found.carets.indexOf('^')).startsWith('here')).toBe(true);
  expect(found?.corrected).toMatch(/^….*there.*…$/);
});

it.each([
  ['an empty line', '# A\n\nb', { line: 2, column: 1 }],
  ['a line that is not there', '# A', { line: 9, column: 1 }],
])('shows nothing of %s', (_, text, place) => {
  expect(excerptOf({ ...message(0, 0, text), ...place, endLine: place.line, endColumn: 1 }, text)).toBeNull();
});
