import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { renderBody } from '../../../src/core/markdown/render.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/schema/settings.ts';
import { parse } from './parse.ts';

const ROWS = 1100;

const weigh = (text: string) => gzipSync(text, { level: 9 }).length;

/** A name that looks like one, always the same for a number. */
function nameOf(number: number): string {
  const parts = ['ka', 'lo', 'mi', 'ne', 'pu', 'ra', 'so', 'ti', 'ver', 'wo', 'xen', 'yl', 'zo', 'dr', 'qui', 'fa'];
  let name = '';
  for (let left = Math.imul(number + 1, 0x9e3779b1) >>> 0, at = 0; at < 4; at++, left >>>= 7) name += parts[left & 15];
  return name;
}

/** With the bytes that a row may weigh beside 1.35 times its Markdown. A page may weigh 15 KB more than that, with its shell. */
const LISTS = [
  ['hosts alone', 13.3, (name: string) => `- [${name}](https://${name}.com)\n`],
  [
    'repositories',
    5.7,
    (name: string, other: string) =>
      `- [${name}](https://github.com/${other}/${name}) - A ${other} for ${name} and ${other.slice(2)}.\n`,
  ],
] as const;

it.each(LISTS)('a long list of %s weighs not much more than its Markdown', (_, allowed, row) => {
  const rows = Array.from({ length: ROWS }, (_, number) => row(nameOf(number), nameOf(number + 5000)));
  const text = `# Long\n\n## Links\n\n${rows.join('')}`;
  const html = renderBody(parse(text).note, DEFAULT_SETTINGS);
  expect((weigh(html) - 1.35 * weigh(text)) / ROWS).toBeLessThan(allowed);
});
