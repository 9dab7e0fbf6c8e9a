import { expect, it } from 'vitest';
import { parseChoice } from '../../src/node/options.ts';

const CHOICES = { text: 1, json: 2, github: 3 };

it.each(['text', 'json', 'github'])('takes %s', (value) => {
  expect(parseChoice('format', value, CHOICES)).toBe(value);
});

it.each(['xml', '', 'toString', 'constructor', '__proto__'])('refuses %j in words', (value) => {
  expect(() => parseChoice('format', value, CHOICES)).toThrow(
    `Unexpected \`${value}\` for --format, expected text, json or github.`,
  );
});
