import type { ShareImage } from '../core/site/share-image.ts';
import { THEME_COLOURS } from '../core/site/theme-colours.ts';
import { fillOutlines, type Point } from './coverage.ts';
import { type Letter, letterOf } from './image-font.ts';
import { encodePng } from './png.ts';

/** Width and height in pixels: what most sites show a large preview in. */
const SHARE_IMAGE_SIZE = { width: 1200, height: 630 } as const;

const { width: WIDTH, height: HEIGHT } = SHARE_IMAGE_SIZE;
const MARGIN = 80;
/** Side of the mark. */
const MARK = 56;
const ZIGZAG: readonly Point[] = [
  [7, 8.5],
  [11.5, 24],
  [16, 12],
  [20.5, 24],
  [25, 8.5],
];
/** Numbers of the colours: shades from paper to ink, and from the accent to white. */
const INK = 11;
const ACCENT = 12;
const WHITE = 15;
/** Sizes of titles, with the number of lines that there is room for. */
const TITLES = [
  { size: 88, lines: 2 },
  { size: 68, lines: 3 },
  { size: 52, lines: 4 },
] as const;
/** Share of the ink that quiet text has. */
const SOFT = 0.7;

/** Draws an image and returns its PNG file. What the font has no letter for is left out. */
export function drawShareImage({ label, title, text, foot }: ShareImage): Promise<Buffer> {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  drawMark(pixels);
  drawLine(pixels, fitLine(label, 32, 960), [MARGIN + 76, 123], 32, SOFT);
  const { size, lines } = setTitle(title);
  const about = wrap(text, 34, 3);
  let baseline = 330 - (lines.length - 1) * size * 0.4 - about.length * 20;
  for (const line of lines) {
    drawLine(pixels, line, [MARGIN, baseline], size, 1);
    baseline += size * 1.18;
  }
  baseline += size === TITLES[0].size ? 0 : 12;
  for (const line of about) {
    drawLine(pixels, line, [MARGIN, baseline], 34, SOFT);
    baseline += 50;
  }
  drawLine(pixels, fitLine(foot, 28, 1040), [MARGIN, 560], 28, SOFT);
  pixels.fill(ACCENT, WIDTH * (HEIGHT - 12));
  return encodePng({ width: WIDTH, height: HEIGHT, pixels, colours: COLOURS });
}

/** Title in the largest size in which all of it has room, else cut off in the smallest. */
function setTitle(title: string): { readonly size: number; readonly lines: readonly string[] } {
  for (const { size, lines: most } of TITLES) {
    const lines = wrap(title, size, most + 1);
    if (lines.length <= most) return { size, lines };
  }
  const { size, lines } = TITLES[2];
  return { size, lines: wrap(title, size, lines) };
}

/** Breaks a text into lines that fit between the margins; the last one ends with an ellipsis when there is more. */
function wrap(text: string, size: number, most: number): string[] {
  const room = WIDTH - 2 * MARGIN;
  const lines: string[] = [];
  const words = text.split(' ').filter((word) => word !== '');
  while (words.length > 0 && lines.length < most) {
    let line = words.shift() ?? '';
    while (words.length > 0 && widthOf(`${line} ${words[0]}`, size) <= room) line += ` ${words.shift()}`;
    if (words.length > 0 && lines.length === most - 1) line = fitLine(`${line} ${words.join(' ')}`, size, room);
    lines.push(fitLine(line, size, room));
  }
  return lines;
}

/** Cuts a line to a width in pixels, with an ellipsis where something is missing. */
function fitLine(line: string, size: number, room: number): string {
  if (widthOf(line, size) <= room) return line;
  const signs = [...line];
  while (signs.length > 0 && widthOf(`${signs.join('').trimEnd()}…`, size) > room) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

function widthOf(line: string, size: number): number {
  let width = 0;
  for (const sign of line) width += letterOf(sign, size)?.advance ?? 0;
  return width;
}

function drawLine(pixels: Uint8Array, line: string, [x, y]: Point, size: number, share: number): void {
  let pen = x;
  for (const sign of line) {
    const letter = letterOf(sign, size);
    if (letter === null) continue;
    drawInk(pixels, letter, [Math.round(pen) + letter.left, Math.round(y) + letter.top], share * INK);
    pen += letter.advance;
  }
}

function drawInk(pixels: Uint8Array, { ink, width, height }: Letter, [left, top]: Point, darkest: number): void {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const covered = ink[row * width + column] ?? 0;
      if (covered === 0) continue;
      const at = (top + row) * WIDTH + left + column;
      pixels[at] = Math.max(pixels[at] ?? 0, Math.round(covered * darkest));
    }
  }
}

/** The mark of the site, as in `public/favicon.svg`: a zigzag in a square. */
function drawMark(pixels: Uint8Array): void {
  const corners = ZIGZAG.map(([x, y]): Point => [(x * MARK) / 32, (y * MARK) / 32]);
  const strokes = corners.slice(1).map((to, index) => strokeOf(corners[index] ?? to, to, MARK / 10));
  const covered = fillOutlines(strokes, MARK, MARK);
  for (const [index, share] of covered.entries()) {
    const at = (MARGIN + Math.floor(index / MARK)) * WIDTH + MARGIN + (index % MARK);
    pixels[at] = ACCENT + Math.round(share * (WHITE - ACCENT));
  }
}

/** A stroke of a flat pen that is held level. All go round in the same direction, so that they add up where they meet. */
function strokeOf([fromX, fromY]: Point, [toX, toY]: Point, pen: number): Point[] {
  const [topX, top, bottomX, bottom] = fromY < toY ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
  const half = pen / 2;
  return [
    [topX - half, top],
    [topX + half, top],
    [bottomX + half, bottom],
    [bottomX - half, bottom],
  ];
}

const COLOURS = [
  ...shades(THEME_COLOURS.paper.light, THEME_COLOURS.ink, INK + 1),
  ...shades(THEME_COLOURS.accent, '#ffffff', WHITE - ACCENT + 1),
];

/** Colours in equal steps from one to another, both included. */
function shades(from: string, to: string, count: number): [number, number, number][] {
  const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(1), 16)) as [number, number];
  const mix = (shift: number, share: number) => {
    const [low, high] = [(a >> shift) & 255, (b >> shift) & 255];
    return Math.round(low + (high - low) * share);
  };
  return Array.from({ length: count }, (_, step) => {
    const share = step / (count - 1);
    return [mix(16, share), mix(8, share), mix(0, share)];
  });
}
