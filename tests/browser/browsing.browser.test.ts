import { describe, expect, it } from 'vitest';
import { PAGE_KINDS } from './page-kinds.ts';
import { useSession } from './session.ts';

const session = useSession('content');

describe('without JavaScript', () => {
  it('leads from home through categories to a note and on to a link', async () => {
    const { page } = await session.visit('/', { javaScriptEnabled: false });
    await page
      .getByRole('link', { name: /^Operating systems/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^Linux/ })
      .first()
      .click();
    await page.getByRole('link', { name: /NixOS/ }).first().click();
    expect(new URL(page.url()).pathname).toBe('/operating-systems/linux/nixos/');
    const row = page.locator('article[data-note] .row', { hasText: 'Impermanence' });
    expect(await row.getByRole('link').first().getAttribute('href')).toBe(
      'https://github.com/nix-community/impermanence',
    );
  });

  it('lists all notes on one page', async () => {
    const { page } = await session.visit('/notes/', { javaScriptEnabled: false });
    for (const title of ['NixOS', 'Flakes', 'Git', 'Books'])
      expect(await page.getByRole('link', { name: title }).count(), title).toBeGreaterThan(0);
  });

  it('says on the search page what to do instead', async () => {
    const { page } = await session.visit('/search/?q=nix', { javaScriptEnabled: false });
    expect(await page.locator('main').getByRole('link', { name: /notes/i }).count()).toBeGreaterThan(0);
  });

  it('shows a title that was not found and where to go', async () => {
    const { page } = await session.visit('/operating-systems/none/', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.locator('main a[href="/"], header a[href="/"]').count()).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(PAGE_KINDS))('%s', (_, path) => {
  it('asks nothing of another host and breaks no rule of its policy', async () => {
    const { page, outsideRequests, violations } = await session.look(path);
    await page.mouse.wheel(0, 4000);
    await page.waitForLoadState('networkidle');
    expect(outsideRequests).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('fits windows 320, 360 and 1440 pixels wide', async () => {
    const { page } = await session.look(path, {});
    for (const width of [320, 360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), String(width)).toBeLessThanOrEqual(width);
    }
  });
});

it('takes a reader to the place of a link', async () => {
  const { page } = await session.look('/operating-systems/linux/nixos/');
  const row = page.locator('article .row', { hasText: 'Impermanence' }).first();
  const id = await row.getAttribute('id');
  await page.goto(session.url(`/operating-systems/linux/nixos/#${id}`));
  await expect.poll(() => row.evaluate((element) => element.matches(':target'))).toBe(true);
  expect(await row.evaluate((element) => element.getBoundingClientRect().top >= 0)).toBe(true);
});
