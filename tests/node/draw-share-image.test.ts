import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { fillOutlines, type Point } from '../../src/node/coverage.ts';
import { drawShareImage } from '../../src/node/draw-share-image.ts';
import { letterOf } from '../../src/node/image-font.ts';

const IMAGE = { label: 'Links', title: 'Operating systems', text: '', foot: 'links.example.org' };
const WIDTH = 1200;

/** Reads the pixels of a PNG file with four bits a pixel, and fails when a sum is wrong. */
function pixelsOf(png: Buffer): Uint8Array {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
  }
  const rows = inflateSync(Buffer.concat(data));
  const stride = WIDTH / 2 + 1;
  return Uint8Array.from({ length: WIDTH * 630 }, (_, pixel) => {
    const column = pixel % WIDTH;
    const byte = rows[Math.floor(pixel / WIDTH) * stride + 1 + (column >> 1)] ?? 0;
    return column % 2 === 0 ? byte >> 4 : byte & 15;
  });
}

/** Rows and columns that have ink in a part of an image, the mark and the band at the bottom left out. */
function inkOf(pixels: Uint8Array, from: number, to: number) {
  const rows: number[] = [];
  const columns: number[] = [];
  for (let row = from; row < to; row++) {
    for (let column = 140; column < WIDTH; column++) {
      if (pixels[row * WIDTH + column] === 0) continue;
      rows.push(row);
      columns.push(column);
    }
  }
  const largest = (values: number[]) => values.reduce((most, value) => Math.max(most, value), 0);
  return { amount: rows.length, right: largest(columns), bottom: largest(rows) };
}

describe('drawShareImage', () => {
  it('makes a small PNG file of the size that other sites show', async () => {
    const png = await drawShareImage(IMAGE);
    expect(imageSize(png)).toMatchObject({ width: 1200, height: 630, type: 'png' });
    expect(png.length).toBeLessThan(20_000);
  });

  it('gives the same bytes each time', async () => {
    expect((await drawShareImage(IMAGE)).equals(await drawShareImage({ ...IMAGE }))).toBe(true);
  });

  it('shows every part', async () => {
    const whole = pixelsOf(await drawShareImage({ ...IMAGE, text: 'About it.' }));
    for (const part of ['label', 'title', 'text', 'foot'] as const) {
      const less = pixelsOf(await drawShareImage({ ...IMAGE, text: 'About it.', [part]: '' }));
      expect(inkOf(less, 0, 600).amount, part).toBeLessThan(inkOf(whole, 0, 600).amount);
    }
  });

  it.each([
    ['long', 'Programming languages and their compilers, interpreters and debuggers '.repeat(20)],
    ['without spaces', 'Donaudampfschifffahrtsgesellschaft'.repeat(10)],
  ])('keeps a title that is %s off the border and the foot', async (_, title) => {
    const pixels = pixelsOf(await drawShareImage({ ...IMAGE, title }));
    const { right, bottom } = inkOf(pixels, 140, 600);
    expect(right).toBeLessThanOrEqual(1120);
    expect(right).toBeGreaterThan(900);
    expect(bottom).toBeLessThan(575);
    expect(inkOf(pixels, 510, 535).amount).toBe(0);
  });

  it('leaves out what the font has no letter for', async () => {
    const plain = await drawShareImage(IMAGE);
    expect((await drawShareImage({ ...IMAGE, title: 'Operating systems⏻日' })).equals(plain)).toBe(true);
  });
});

describe('letterOf', () => {
  it.each(['A', 'ü', 'ł', 'Ж', 'λ', 'ẵ', 'ἄ', 'ѣ'])('draws %s', (letter) => {
    const drawn = letterOf(letter, 60);
    expect(drawn?.advance).toBeGreaterThan(10);
    expect(drawn?.ink.some((share) => share > 0.99)).toBe(true);
  });

  it('has no letter for what the font lacks', () => {
    expect(letterOf('日', 60)).toBeNull();
  });
});

describe('fillOutlines', () => {
  const square = (left: number, top: number, right: number, bottom: number): Point[] => [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

  it('covers each pixel by the share that lies inside', () => {
    expect([...fillOutlines([square(0.5, 0.25, 2.25, 2)], 3, 2)]).toEqual([0.375, 0.75, 0.1875, 0.5, 1, 0.25]);
  });

  it('takes out what an outline in the other direction encloses', () => {
    const hole = square(1, 1, 2, 2).reverse();
    expect([...fillOutlines([square(0, 0, 3, 3), hole], 3, 3)]).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1]);
  });

  it('gives slanted outlines the area that they have', () => {
    const triangle: Point[] = [
      [0.3, 0.2],
      [9.1, 3.7],
      [2.6, 7.9],
    ];
    const area = Math.abs((9.1 - 0.3) * (7.9 - 0.2) - (2.6 - 0.3) * (3.7 - 0.2)) / 2;
    expect(sum(fillOutlines([triangle], 10, 8))).toBeCloseTo(area, 4);
  });
});
