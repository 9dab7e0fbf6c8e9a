import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { ROOT } from '../support/run-script.ts';

const KEPT = join(ROOT, 'tests/browser/screenshots');
const TAKEN = join(ROOT, 'node_modules/.cache/waymark/screenshots');

/** Side of the square, in pixels, in which differences are counted: about a word. */
const WINDOW = 32;

/**
 * Share of such a square that may differ. Another version of a browser draws edges of letters differently, which comes to a
 * per cent or so; a missing label to 5, a missing description to 10.
 */
const MOST = 0.03;

/**
 * Takes a screenshot of what a window shows, when all letters are there and nothing moves. Observers of what is in view, such
 * as that of the section that is read, tell it only after a frame is drawn.
 */
export async function takeScreenshot(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
}

/**
 * Returns how far a screenshot is from the one that is kept under a name: the largest share of a square that differs, or 1
 * when the sizes do. With the environment variable WAYMARK_UPDATE_SCREENSHOTS it is kept instead. Throws when none is kept.
 */
export function differenceOf(name: string, screenshot: Buffer): number {
  const kept = join(KEPT, `${name}.png`);
  if (process.env['WAYMARK_UPDATE_SCREENSHOTS']) {
    write(kept, screenshot);
    return 0;
  }
  if (!existsSync(kept)) throw new Error(`No screenshot \`${kept}\`. Set WAYMARK_UPDATE_SCREENSHOTS=1 to keep one.`);
  const bytes = readFileSync(kept);
  // Most often they are the same to the byte, which takes a tenth of the time to see.
  if (bytes.equals(screenshot)) return 0;
  const difference = compare(PNG.sync.read(bytes), PNG.sync.read(screenshot));
  // What was taken is there to be looked at.
  if (difference > MOST) write(join(TAKEN, `${name}.png`), screenshot);
  return difference;
}

/** Whether a difference may be one of drawing alone. */
export function isTolerable(difference: number): boolean {
  return difference <= MOST;
}

function compare(before: PNG, after: PNG): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  const options = { threshold: 0.15, windowSize: WINDOW };
  return pixelmatch(before.data, after.data, null, before.width, before.height, options) / (WINDOW * WINDOW);
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
