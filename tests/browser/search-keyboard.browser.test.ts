import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses, answers, chosen, field, rows, said } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('content');

/** Opens a note and the dialog, and asks. */
async function ask(query: string): Promise<Page> {
  const { page } = await session.look('/operating-systems/linux/nixos/');
  await page.context().route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.fulfill({ body: 'elsewhere' }));
  await page.keyboard.press('/');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.type(query);
  await answers(page, query);
  return page;
}

describe('the field', () => {
  it('is a combobox with a grid of results', async () => {
    const page = await ask('nix');
    const grid = page.locator(`#${await field(page).getAttribute('aria-controls')}`);
    expect(await field(page).getAttribute('role')).toBe('combobox');
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    expect(await grid.getAttribute('role')).toBe('grid');
    expect(await grid.getByRole('row').count()).toBe(await rows(page).count());
    expect(await grid.getByRole('heading', { level: 2 }).count()).toBe(await rows(page).count());
    await field(page).fill('zzqx');
    await answers(page, 'zzqx');
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('chooses with arrows, Home and End, and keeps the focus', async () => {
    const page = await ask('nix');
    const found = await addresses(page);
    expect(await chosen(page)).toBeNull();
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return await chosen(page);
    };
    expect(await press('ArrowDown')).toEqual({ index: 0, href: found[0] });
    expect(await press('ArrowDown')).toEqual({ index: 1, href: found[1] });
    expect(await press('ArrowUp')).toEqual({ index: 0, href: found[0] });
    expect(await press('ArrowUp')).toBeNull();
    expect(await press('ArrowUp')).toMatchObject({ index: found.length - 1 });
    expect(await press('Home')).toMatchObject({ index: 0 });
    expect(await press('End')).toMatchObject({ index: found.length - 1 });
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await page.locator('[aria-selected=true]').count()).toBe(1);
    await page.keyboard.type('o');
    expect(await chosen(page)).toBeNull();
  });

  it('leaves Home and End to the text as long as nothing is chosen', async () => {
    const page = await ask('nix');
    await page.keyboard.press('Home');
    expect(await chosen(page)).toBeNull();
    expect(await field(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
  });

  it('opens the chosen link with Enter', async () => {
    const page = await ask('impermanence');
    const [first] = await addresses(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(first ?? '');
  });

  it('opens what is chosen in a new tab with Ctrl Enter', async () => {
    const page = await ask('nixpkgs-review');
    const newTab = async () => {
      const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
      return tab;
    };
    await page.keyboard.press('ArrowDown');
    await newTab();
    expect(await chosen(page)).toMatchObject({ index: 0 });
    await page.keyboard.press('ArrowRight');
    const place = await chosen(page);
    await (await newTab()).waitForURL(`**${place?.href}`);
    expect(new URL(page.url()).pathname).toBe('/operating-systems/linux/nixos/');
    expect(await chosen(page)).toEqual(place);
  });

  it('goes to the place of the chosen link with Right and Enter, and back with Left', async () => {
    const page = await ask('nixpkgs-review');
    await page.keyboard.press('ArrowDown');
    const [first] = await addresses(page);
    await page.keyboard.press('ArrowRight');
    const place = await chosen(page);
    expect(place?.href).toMatch(/^\/.*#l-/);
    await page.keyboard.press('ArrowLeft');
    expect(await chosen(page)).toEqual({ index: 0, href: first });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${place?.href}`);
  });

  it('loads more at the last result and goes on', async () => {
    const page = await ask('nix');
    expect(await rows(page).count()).toBe(20);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chosen(page)).toMatchObject({ index: 20 });
    expect(await rows(page).count()).toBeGreaterThan(20);
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await said(page)).toMatch(/^\d+ more links?, \d+/);
  });

  it('searches at once with Enter when nothing is chosen', async () => {
    const { page } = await session.look('/search/');
    await field(page).fill('ripgrep');
    await page.keyboard.press('Enter');
    await answers(page, 'ripgrep');
    expect(new URL(page.url()).pathname).toBe('/search/');
  });

  it('leaves Enter and arrows to an input method that composes', async () => {
    const page = await ask('nix');
    await page.keyboard.press('ArrowDown');
    const before = await chosen(page);
    for (const key of ['Enter', 'ArrowDown', 'Escape']) {
      await field(page).evaluate((input, pressed) => {
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key: pressed, isComposing: true, bubbles: true, cancelable: true }),
        );
      }, key);
    }
    expect(await chosen(page)).toEqual(before);
    expect(new URL(page.url()).pathname).toBe('/operating-systems/linux/nixos/');
    expect(await page.locator('dialog[open]').count()).toBe(1);
  });

  it('does not search for what is half composed', async () => {
    const { page } = await session.visit('/search/');
    const client = await page.context().newCDPSession(page);
    await field(page).focus();
    await client.send('Input.imeSetComposition', { text: 'ニ', selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(400);
    expect(await page.locator('[data-search-results]').getAttribute('data-state')).toBe('idle');
    await client.send('Input.insertText', { text: 'nix' });
    await answers(page, 'nix');
  });
});

it('lets a reader walk through the results with Tab', async () => {
  const page = await ask('impermanence');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const [first] = await addresses(page);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(first);
});
