import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { addresses, answers, field, results, rows } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('content');
const NOTE = '/operating-systems/linux/nixos/';

async function openWith(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.className || document.activeElement?.tagName || '');
}

describe('the search dialog', () => {
  it.each(['/', 'Control+k', 'Meta+k'])('opens with %s on any page and has the focus', async (key) => {
    const { page, violations } = await session.look(NOTE);
    await openWith(page, key);
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field(page).inputValue()).toBe('');
    expect(violations).toEqual([]);
  });

  it('opens from the link, and gives the focus back to it', async () => {
    const { page } = await session.look(NOTE);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.locator('dialog[open]').waitFor();
    expect(new URL(page.url()).pathname).toBe(NOTE);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(await focused(page)).toBe('search-link');
  });

  it('gives the focus back to what had it', async () => {
    const { page } = await session.look(NOTE);
    await page.locator('.row-title').nth(3).focus();
    await openWith(page, '/');
    await page.keyboard.type('nix');
    await answers(page, 'nix');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(
      await page
        .locator('.row-title')
        .nth(3)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  it('closes by its button and by a click beside it', async () => {
    const { page } = await session.look(NOTE);
    await openWith(page, '/');
    await page.getByRole('button', { name: 'Close search' }).click();
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await openWith(page, '/');
    await page.mouse.click(5, 400);
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  });

  it('leaves keys to fields', async () => {
    const { page } = await session.look('/');
    await page.locator('main input[type=search]').focus();
    await page.keyboard.type('a/b');
    await page.keyboard.press('Control+k');
    expect(await page.locator('main input[type=search]').inputValue()).toBe('a/b');
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('leaves the link to those who want a new tab', async () => {
    const { page } = await session.visit(NOTE);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Search', exact: true }).click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await tab.waitForURL('**/search/');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('finds as the page does, and leaves the address of the page alone', async () => {
    const { page, violations, outsideRequests } = await session.look('/search/?q=impermanence');
    await answers(page, 'impermanence');
    const onPage = await addresses(page);
    await page.goto(session.url(NOTE));
    await openWith(page, '/');
    await page.keyboard.type('impermanence');
    await answers(page, 'impermanence');
    expect(await addresses(page)).toEqual(onPage);
    expect(new URL(page.url()).search).toBe('');
    expect(violations).toEqual([]);
    expect(outsideRequests).toEqual([]);
  });

  it('leads on to the page that shows the same', async () => {
    const { page } = await session.look(NOTE);
    await openWith(page, '/');
    await page.keyboard.type('ripgrep kind:repository');
    await answers(page, 'ripgrep kind:repository');
    const found = await addresses(page);
    await page.getByRole('link', { name: 'Open as a page' }).click();
    await page.waitForURL('**/search/?*');
    await answers(page, 'ripgrep kind:repository');
    expect(await addresses(page)).toEqual(found);
  });

  it('remembers what was typed when it is opened again', async () => {
    const { page } = await session.look(NOTE);
    await openWith(page, '/');
    await page.keyboard.type('ripgrep');
    await answers(page, 'ripgrep');
    await page.keyboard.press('Escape');
    await openWith(page, '/');
    expect(await field(page).inputValue()).toBe('ripgrep');
    expect(await rows(page).count()).toBeGreaterThan(0);
    await page.keyboard.type('git');
    await answers(page, 'git');
  });

  it('goes away when it leads to a place on the page below it', async () => {
    const { page } = await session.look(NOTE);
    await openWith(page, '/');
    await page.keyboard.type('impermanence');
    await answers(page, 'impermanence');
    const id = await rows(page).first().getAttribute('data-link-id');
    await rows(page).first().locator('.result-place a').first().click();
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe(`#l-${id}`);
    expect(await page.locator(`#l-${id}`).evaluate((row) => row.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  it('is on the search page the field of that page', async () => {
    const { page } = await session.look('/search/?q=nix');
    await answers(page, 'nix');
    await page.keyboard.press('/');
    expect(await page.locator('main input[type=search]').evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('is replaced by the search page when it cannot be loaded', async () => {
    const { page } = await session.visit(NOTE);
    await page.route('**/_astro/**', (route) => route.abort());
    await page.keyboard.press('/');
    await page.waitForURL('**/search/', { timeout: 60_000 });
  });
});

describe.each([320, 360])('%i pixels wide', (width) => {
  it('fills the window, and everything can be touched', async () => {
    const { page } = await session.visit(NOTE, { viewport: { width, height: 640 }, hasTouch: true });
    await page.getByRole('link', { name: 'Search', exact: true }).tap();
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.type('nix');
    await answers(page, 'nix');
    await page.locator('dialog').getByRole('button', { name: 'Filters' }).tap();
    const box = await page.locator('dialog').boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await results(page).evaluate((area) => area.scrollWidth <= area.clientWidth)).toBe(true);
    const targets = page
      .locator('dialog')
      .locator('button:visible, a:visible, label.facet-pill:visible, select:visible');
    const small = await targets.evaluateAll((all) =>
      all
        .filter((target) => {
          const { height, width } = target.getBoundingClientRect();
          return height < 24 || width < 24;
        })
        .map((target) => target.outerHTML),
    );
    expect(small).toEqual([]);
  });
});

const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => [colorScheme, width] as const),
);

describe.each(VIEWS)('in a %s window %i pixels wide, axe', (colorScheme, width) => {
  it('objects to nothing in the dialog, empty, with results, with filters, without results', async () => {
    const { page } = await session.look(NOTE, { colorScheme, viewport: { width, height: 900 } });
    await openWith(page, '/');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.type('nix kind:repo');
    await answers(page, 'nix kind:repo');
    await page.keyboard.press('ArrowDown');
    await page.locator('dialog').getByRole('button', { name: 'Filters' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await field(page).fill('zzqx');
    await answers(page, 'zzqx');
    expect(await violationsOf(page)).toEqual([]);
  });
});
