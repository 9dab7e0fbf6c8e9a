import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/run-script.ts';

/** The two values of each colour, light and dark, by name. */
const COLOURS = new Map(
  [
    ...readFileSync(join(ROOT, 'src/styles/tokens.css'), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

const TEXT = ['ink', 'ink-soft', 'ink-faint', 'rubric', 'link', 'link-visited', 'error', 'warning'];
const GROUNDS = ['paper', 'tint', 'surface', 'mark'];

/** The contrast of two colours as WCAG defines it, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colour = (name: string) => COLOURS.get(name)?.[theme] ?? expect.unreachable(name);

  it.each(TEXT)('%s can be read on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  it('signs and the edges of fields can be seen', () => {
    for (const ground of ['paper', 'tint', 'surface'])
      expect(contrast(colour('rule-strong'), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  it('a link that was followed has another colour than one that was not', () => {
    expect(colour('link-visited')).not.toBe(colour('link'));
  });
});
