import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');

function results(page: Page) {
  return page.locator('[data-search-results]');
}

async function becomes(page: Page, state: string): Promise<void> {
  await expect.poll(() => results(page).getAttribute('data-state'), { timeout: 15_000 }).toBe(state);
}

describe('the search page', () => {
  it('says when the index cannot be had, and finds when it can again', async () => {
    const { page } = await session.visit('/search/');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.locator('main input[type=search]').fill('ripgrep');
    await becomes(page, 'error');
    const failure = page.getByRole('alert');
    expect(await failure.getByRole('link', { name: 'all notes' }).getAttribute('href')).toBe('/notes/');
    await page.unroute('**/pagefind/**');
    await failure.getByRole('button', { name: 'Try again' }).click();
    await becomes(page, 'done');
    expect(await results(page).getByRole('link', { name: 'ripgrep' }).count()).toBeGreaterThan(0);
    expect(await failure.isVisible()).toBe(false);
  });

  it('says when the network goes while it is used', async () => {
    const { page } = await session.visit('/search/?q=ripgrep');
    await becomes(page, 'done');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.locator('main input[type=search]').fill('impermanence');
    await becomes(page, 'error');
  });

  it('shows twenty results, more when asked, and goes on with the first of them', async () => {
    const { page } = await session.visit('/search/?q=nix');
    await becomes(page, 'done');
    const rows = results(page).locator('li[data-link-id]');
    expect(await rows.count()).toBe(20);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(20);
    expect(
      await rows
        .nth(20)
        .locator('a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  it('counts the results for a screen reader', async () => {
    const { page } = await session.visit('/search/?q=ripgrep');
    await becomes(page, 'done');
    const count = await results(page).locator('li[data-link-id]').count();
    expect(await page.getByRole('status').textContent()).toBe(
      `${count === 1 ? 'One link' : `${count} links`} for “ripgrep”.`,
    );
  });

  it('marks the words and leads to the place of a link in its note', async () => {
    const { page } = await session.visit('/search/?q=impermanence');
    await becomes(page, 'done');
    const row = results(page).locator('li[data-link-id]').first();
    expect(await row.locator('mark').first().textContent()).toBe('Impermanence');
    const id = await row.getAttribute('data-link-id');
    await row.locator('.result-place a').first().click();
    await page.waitForURL('**/operating-systems/linux/nixos/#l-*');
    expect(await page.locator(`#l-${id}`).evaluate((element) => element.matches(':target'))).toBe(true);
  });

  it('finds a pasted address in any of its forms', async () => {
    const { page } = await session.visit('/search/');
    await page
      .locator('main input[type=search]')
      .fill('http://www.github.com/nix-community/impermanence/?utm_source=x');
    await becomes(page, 'done');
    const rows = results(page).locator('li[data-link-id]');
    expect(await rows.count()).toBe(1);
    expect(await rows.locator('a').first().getAttribute('href')).toBe('https://github.com/nix-community/impermanence');
  });

  it('is empty again when the field is', async () => {
    const { page } = await session.visit('/search/?q=ripgrep');
    await becomes(page, 'done');
    await page.locator('main input[type=search]').fill('');
    await becomes(page, 'idle');
    expect(await results(page).locator('li').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
  });

  it('shows what was typed as text, whatever it is', async () => {
    const { page, violations } = await session.visit(
      `/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    );
    await becomes(page, 'done');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByRole('status').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(violations).toEqual([]);
  });
});
