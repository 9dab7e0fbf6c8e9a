import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { useSession } from './session.ts';

const session = useSession('vault');
const content = useSession('content');
const NOTE = '/garden/tools/';

/** The words of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
}

async function focusIs(page: Page, text: string): Promise<void> {
  await expect.poll(() => focused(page)).toBe(text);
}

function openDialogs(page: Page): Promise<number> {
  return page.locator('dialog[open]').count();
}

async function listKeys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
}

it('leads a reader through a site by keyboard alone', async () => {
  const { page, violations } = await session.visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.context().route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.fulfill({ body: 'elsewhere' }));
  const { keyboard } = page;
  const status = page.locator('link-filter [role=status]');

  // 1 to 3: past the header, and into what the page holds.
  await keyboard.press('Tab');
  await focusIs(page, 'Skip to content');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

  // 4 to 8: search for a link, and go to its place in its note.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await keyboard.press('/');
  await page.locator('dialog[open]').waitFor();
  await keyboard.type('barrow');
  await expect.poll(() => page.locator('dialog .result').count(), { timeout: 15_000 }).toBeGreaterThan(0);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await page.waitForURL(`**${NOTE}#l-*`);

  // 9 to 13: from row to row and back.
  await page.goto(session.url(NOTE));
  await keyboard.press('j');
  await focusIs(page, 'Spade');
  await keyboard.press('j');
  await keyboard.press('j');
  await focusIs(page, 'Broad fork');
  await keyboard.press('k');
  await focusIs(page, 'Fork');
  expect(await page.locator('.row-title:focus-visible').count()).toBe(1);

  // 14: the permalink of the row.
  await keyboard.press('c');
  await expect.poll(() => page.locator('row-tools > [role=status]').textContent()).toBe('Link copied');
  const id = await page.locator('.row:focus-within').getAttribute('id');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(session.url(`${NOTE}#${id}`));

  // 15 to 19: filter, by words and by a facet.
  await keyboard.press('f');
  await focusIs(page, '');
  await keyboard.type('garden j k o c ?');
  expect(await page.locator('#filter').inputValue()).toBe('garden j k o c ?');
  expect(await openDialogs(page)).toBe(0);
  await keyboard.press('Control+a');
  await keyboard.type('opens');
  await expect.poll(() => status.textContent()).toBe('3 of 36 links');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByRole('group', { name: 'Filters' }).waitFor();
  for (let presses = 0; presses < 12 && !(await focusedLabel(page)).startsWith('Paper'); presses++)
    await keyboard.press('Tab');
  await keyboard.press('Space');
  await expect.poll(() => status.textContent()).toBe('None of 36 links');
  await keyboard.press('Space');
  await expect.poll(() => status.textContent()).toBe('3 of 36 links');

  // 20: rows that are hidden are passed over, also from a facet.
  await keyboard.press('j');
  await focusIs(page, 'Valve clock (2019)');
  await keyboard.press('j');
  await focusIs(page, 'Sun clock (2020)');

  // 21: all again, and the focus stays.
  await keyboard.press('Escape');
  await expect.poll(() => status.textContent()).toBe('');
  await focusIs(page, 'Sun clock (2020)');
  await keyboard.press('k');
  await keyboard.press('k');
  await focusIs(page, 'Winter plug');

  // 22 and 23: the list of keys, which switches them off.
  await listKeys(page);
  await keyboard.press('Space');
  await keyboard.press('Escape');
  expect(await openDialogs(page)).toBe(0);
  await focusIs(page, 'Winter plug');
  for (const key of ['j', 'c', '?', '/', 'f', 'o']) await keyboard.press(key);
  await focusIs(page, 'Winter plug');
  expect(await openDialogs(page)).toBe(0);

  // 24: still off on another page, where the button brings the list.
  await page.goto(session.url('/seeds/'));
  await keyboard.press('j');
  expect(await focused(page)).not.toBe('Old Varieties');
  await page.getByRole('button', { name: 'Keys' }).focus();
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await keyboard.press('Space');
  await keyboard.press('Escape');

  // 25: on again, and out to a link.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.evaluate(() => scrollTo(0, 0));
  await keyboard.press('j');
  await focusIs(page, 'Old Varieties');
  await keyboard.press('o');
  await page.waitForURL('https://seeds.example.org/old*');
  expect(violations).toEqual([]);
});

function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
}

describe('single keys', () => {
  it.each(['Control', 'Alt', 'Meta'])('do nothing with %s', async (modifier) => {
    const { page } = await session.look(NOTE);
    for (const key of ['j', 'f']) await page.keyboard.press(`${modifier}+${key}`);
    await page.keyboard.press('j');
    await focusIs(page, 'Spade');
  });

  it('begin where the reader is', async () => {
    const { page } = await session.look(`${NOTE}#h-reading`);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.keyboard.press('j');
    await focusIs(page, 'Digging is optional (2018)');
  });

  it('stop at the last row, and keep it in view', async () => {
    const { page } = await session.look(NOTE, { viewport: { width: 800, height: 400 } });
    for (let presses = 0; presses < 40; presses++) await page.keyboard.press('j');
    await focusIs(page, 'Seed drill');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement?.getBoundingClientRect().bottom ?? 999) <= innerHeight))
      .toBe(true);
  });

  it('lead through link lists and results, too', async () => {
    const { page } = await content.look('/tools/~links/');
    await page.keyboard.press('j');
    const first = await page.locator('.row .row-title').first().textContent();
    await focusIs(page, first ?? '');
    await page.goto(content.url('/search/?q=nix'));
    await page.locator('[data-search-results][data-state=done]').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.result:focus-within').count()).toBe(1);
  });

  it('do nothing where there is nothing for them', async () => {
    const { page, violations } = await session.look('/notes/');
    for (const key of ['j', 'k', 'o', 'c', 'f']) await page.keyboard.press(key);
    await listKeys(page);
    expect(violations).toEqual([]);
  });

  it('leave Ctrl K to the search when they are off', async () => {
    const { page } = await session.look(NOTE);
    await listKeys(page);
    await page.getByLabel('Single keys are on').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
  });
});

describe('the list of keys', () => {
  it('gives the focus back and lets no key through', async () => {
    const { page } = await session.look(NOTE);
    await page.keyboard.press('j');
    await focusIs(page, 'Spade');
    await listKeys(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await focusIs(page, 'Spade');
  });

  it('has no button without JavaScript', async () => {
    const { page } = await session.visit(NOTE, { javaScriptEnabled: false });
    expect(await page.getByRole('button', { name: 'Keys' }).count()).toBe(0);
  });

  it.each((['light', 'dark'] as const).flatMap((scheme) => [360, 1440].map((width) => [scheme, width] as const)))(
    'has nothing that axe objects to, %s, %i pixels wide',
    async (colorScheme, width) => {
      const { page } = await session.look(NOTE, { colorScheme, viewport: { width, height: 800 } });
      await listKeys(page);
      expect(await violationsOf(page)).toEqual([]);
    },
  );
});
