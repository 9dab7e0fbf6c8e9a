import { expect, it } from 'vitest';
import { readAddress } from '../../../src/client/suggest/read-address.ts';

it.each([
  ['', { type: 'empty' }],
  [' \t', { type: 'empty' }],
  [' https://example.org/a b ', { type: 'fine', url: 'https://example.org/a b' }],
  ['HTTPS://Example.org/A', { type: 'fine', url: 'https://Example.org/A' }],
  ['mailto:a@b.example', { type: 'fine', url: 'mailto:a@b.example' }],
])('reads %j', (typed, read) => {
  expect(readAddress(typed)).toEqual(read);
});

it.each([
  ['example.org/page', 'https://example.org/page'],
  ['htps://example.org', 'https://example.org'],
  ['https:/example.org', 'https://example.org'],
  ['https://exa\u200bmple.org', 'https://example.org'],
  ['//example.org/x', 'https://example.org/x'],
  ['../other.md', null],
])('knows what is right for %j', (typed, right) => {
  expect(readAddress(typed)).toMatchObject({ type: 'wrong', right });
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'https://user:pass@example.org', 'file:///etc/passwd'])(
  'refuses %s',
  (typed) => {
    expect(readAddress(typed).type).toBe('wrong');
  },
);
