import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkitten';
import { fillOutlines, type Point } from './coverage.ts';

/** A letter as it is put on an image. */
export interface Letter {
  /** Size and place of its box, in pixels from the pen to the right and down. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How much of each pixel is ink, from 0 to 1, row by row. */
  readonly ink: Float32Array;
  /** How far the pen moves on, in pixels. */
  readonly advance: number;
}

/** The parts that the font comes in, the most frequent first. Each is read when a text first needs it. */
const PARTS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'];

const require = createRequire(import.meta.url);
const FOLDER = join(dirname(require.resolve('@fontsource/inter/package.json')), 'files');

const parts = new Map<string, Font>();
const letters = new Map<string, Letter | null>();

/** Returns a letter in a size in pixels, or null when the font has no such letter. */
export function letterOf(character: string, size: number): Letter | null {
  const key = `${size} ${character}`;
  const known = letters.get(key);
  if (known !== undefined) return known;
  const letter = findLetter(character.codePointAt(0) ?? 0, size);
  letters.set(key, letter);
  return letter;
}

function findLetter(code: number, size: number): Letter | null {
  for (const name of PARTS) {
    const part = openPart(name);
    if (part.hasGlyphForCodePoint(code)) return drawLetter(part.glyphForCodePoint(code), size / part.unitsPerEm);
  }
  return null;
}

function openPart(name: string): Font {
  const known = parts.get(name);
  if (known) return known;
  const font = create(readFileSync(join(FOLDER, `inter-${name}-600-normal.woff2`)));
  if (font.isCollection) throw new Error(`Unexpected collection of fonts for ${name}, expected one.`);
  parts.set(name, font);
  return font;
}

function drawLetter(glyph: Glyph, scale: number): Letter {
  const outlines = outlinesOf(glyph, scale);
  const points = outlines.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = points.length === 0 ? [0, 0] : [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const width = points.length === 0 ? 0 : Math.ceil(Math.max(...xs)) - left;
  const height = points.length === 0 ? 0 : Math.ceil(Math.max(...ys)) - top;
  const moved = outlines.map((outline) => outline.map(([x, y]): Point => [x - left, y - top]));
  return { left, top, width, height, ink: fillOutlines(moved, width, height), advance: glyph.advanceWidth * scale };
}

/** Pieces that a curve is taken as. A letter of 80 pixels shows no corners with these. */
const STEPS = 8;

/** The outlines of a glyph with straight edges, in pixels, with y going down. */
function outlinesOf({ path }: Glyph, scale: number): Point[][] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  for (const { command, args } of path.commands) {
    const points = Array.from({ length: args.length / 2 }, (_, index): Point => {
      return [(args[2 * index] ?? 0) * scale, -(args[2 * index + 1] ?? 0) * scale];
    });
    if (command === 'moveTo') {
      outline = [...points];
      outlines.push(outline);
    } else if (command !== 'closePath') {
      outline.push(...curve([outline.at(-1) ?? [0, 0], ...points]));
    }
  }
  return outlines;
}

/** Points on a Bézier curve of any degree, its first one left out. */
function curve(controls: readonly Point[]): Point[] {
  const steps = controls.length === 2 ? 1 : STEPS;
  return Array.from({ length: steps }, (_, index) => pointAt(controls, (index + 1) / steps));
}

function pointAt(controls: readonly Point[], at: number): Point {
  const [first = [0, 0], ...rest] = controls;
  if (rest.length === 0) return first;
  const next = rest.map(([x, y], index): Point => {
    const [fromX, fromY] = controls[index] ?? first;
    return [fromX + (x - fromX) * at, fromY + (y - fromY) * at];
  });
  return pointAt(next, at);
}
