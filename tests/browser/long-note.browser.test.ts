import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';
import { layoutShift } from './layout-shift.ts';
import { type Look, useSite } from './session.ts';

const SECTIONS = 14;
const ROWS = 60;
const ALL = SECTIONS * ROWS;
const NARROW = { viewport: { width: 360, height: 640 } };
const WIDE = { viewport: { width: 1440, height: 900 } };

const folder = mkdtempSync(join(tmpdir(), 'waymark-long-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const session = useSite(async () => {
  const content = join(folder, 'content');
  mkdirSync(content);
  writeFileSync(join(content, 'long.md'), longNote());
  writeFileSync(join(content, 'other.md'), '# Other\n\nSee [[long]].\n\n- [Other](https://other.example.org)\n');
  const dir = join(folder, 'dist');
  const { code, stdout, stderr } = await runScript('build', ['--content', content, '--out', dir]);
  if (code !== 0) throw new Error(stdout + stderr);
  return { dir, base: '/' };
});

/** Its rows take from one line to several, and its words come again after a while. */
function longNote(): string {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ['of', 'tools', 'for', 'making', 'maps', 'and', 'paths'][(from + at) % 7]);
  const row = (number: number) =>
    `- [Thing ${number}](https://github.com/x/${number}) - Number ${number} ${words(number, 4 + (number % 17)).join(' ')}.`;
  const section = (at: number) =>
    `## Part ${at}\n\n${Array.from({ length: ROWS }, (_, number) => row(at * ROWS + number)).join('\n')}\n`;
  const turned = '- [עברית](https://example.org/he) - 12 letters.\n';
  return `# Long\n\nSome words.\n\n${turned}\n### In *italics*\n\n${Array.from({ length: SECTIONS }, (_, at) => section(at)).join('\n')}`;
}

async function open(look: Look, hash = ''): Promise<Page> {
  // From its own page, a browser would only scroll.
  if (hash !== '') await session.look('other/', look);
  const { page } = await session.look(`long/${hash}`, look);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** Has everything laid out, as in a browser that does not put anything off. */
async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.links, .links > .row { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}

describe.each(Object.entries({ narrow: NARROW, wide: WIDE }))('a note of many links on a %s screen', (_, options) => {
  it('has all of its rows, and lays out those that can be seen soon', async () => {
    const page = await open(options);
    const [all, laidOut] = await page.locator('.row').evaluateAll((rows) => {
      return [rows.length, rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length];
    });
    expect(all).toBe(ALL + 1);
    expect(laidOut).toBeLessThan(160);
    const inView = await page.locator('.row').evaluateAll((rows) => {
      return rows
        .filter((row) => row.getBoundingClientRect().top < innerHeight)
        .map((row) => row.checkVisibility({ contentVisibilityAuto: true }));
    });
    expect(inView).not.toContain(false);
  });

  it('is nearly as long as when all is laid out', async () => {
    const page = await open(options);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const guessed = await height();
    await layOutAll(page);
    expect(guessed / (await height())).toBeGreaterThan(0.8);
    expect(guessed / (await height())).toBeLessThan(1.25);
  });

  it('does not move as it opens', async () => {
    const page = await open(options);
    expect(await layoutShift(page)).toBe(0);
  });

  it.each([100, 433, 700])('opens at row %i', async (number) => {
    const first = await open(options);
    const id = await first.locator('.row').nth(number).getAttribute('id');
    const page = await open(options, `#${id}`);
    const top = () => page.locator(`#${id}`).evaluate((row) => Math.round(row.getBoundingClientRect().top));
    await page.waitForTimeout(500);
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(100);
  });

  it('shows the marks in the margin of a list that comes near', async () => {
    const page = await open(options);
    const row = page.locator('.row').nth(500);
    await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(300);
    const { x, y, height } = await row.evaluate((element) => element.getBoundingClientRect());
    const margin = () => page.screenshot({ clip: { x, y, width: 20, height } });
    const marked = await margin();
    await row.evaluate((element) => element.removeAttribute('data-kind'));
    expect(marked.equals(await margin())).toBe(false);
  });
});

describe('what a long note costs', () => {
  it('has rows that are blocks: among rows of another kind, axe looks for text around each link in the whole list', async () => {
    const page = await open(WIDE);
    expect(
      await page
        .locator('.row')
        .first()
        .evaluate((row) => getComputedStyle(row).display),
    ).toBe('block');
  });

  it('formats no number with the means of the browser, which take long to load', async () => {
    const { page } = await session.visit('other/');
    await page.addInitScript(() => {
      const note = () => {
        document.documentElement.dataset['slow'] = 'yes';
        return '0';
      };
      Number.prototype.toLocaleString = note;
      Object.defineProperty(Intl, 'NumberFormat', { get: note });
    });
    await page.goto(session.url('long/'), { waitUntil: 'load' });
    expect(await page.getByRole('searchbox', { name: `Filter ${ALL + 1} links` }).count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.dataset['slow'])).toBeUndefined();
  });

  it('lets no script come before its styles and its text face', async () => {
    const page = await open(WIDE);
    const scripts = await page.locator('script[type=module]').evaluateAll((all) => {
      return all.map((script) => (script as HTMLScriptElement).fetchPriority);
    });
    expect(scripts.length).toBeGreaterThan(1);
    expect(new Set(scripts)).toEqual(new Set(['low']));
  });

  it('need not be laid out again for italics: no other file of the upright face is missing', async () => {
    const page = await open(WIDE);
    const faces = await page.evaluate(() => {
      const family = (name: string) => name.replace(/^["']|["']$/g, '');
      return Array.from(document.fonts, (face) => ({ name: family(face.family), style: face.style }));
    });
    const [first] = await page.evaluate(() =>
      getComputedStyle(document.body)
        .fontFamily.split(',')
        .map((name) => name.replace(/["']/g, '')),
    );
    const upright = faces.filter(({ name, style }) => name === first && style === 'normal');
    expect(faces.length).toBeGreaterThan(4);
    expect(upright).toHaveLength(1);
  });
});

it('keeps a title from right to left from turning what follows it around', async () => {
  const page = await open(WIDE);
  const [title, text] = await page
    .locator('.row')
    .first()
    .evaluate((row) => {
      const range = document.createRange();
      const link = row.querySelector('.row-title');
      const last = row.querySelector('small')?.nextSibling;
      if (!link || !last) return [null, null];
      range.setStart(last, 1);
      range.setEnd(last, 3);
      return [link.getBoundingClientRect().right, range.getBoundingClientRect().left];
    });
  expect(text).toBeGreaterThan(title ?? Number.POSITIVE_INFINITY);
});
