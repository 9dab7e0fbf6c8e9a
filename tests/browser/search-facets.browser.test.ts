import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answers, becomes, field, results, rows } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('content');

function chips(page: Page) {
  return page.getByRole('list', { name: 'Filters that are set' });
}

async function chipTexts(page: Page): Promise<string[]> {
  const buttons = await page.getByRole('button', { name: /^Remove filter/ }).all();
  return await Promise.all(buttons.map(async (button) => (await button.getAttribute('aria-label')) ?? ''));
}

function params(page: Page): string {
  return new URL(page.url()).search;
}

describe('filters', () => {
  it('are read from the address, shown, and removed one by one', async () => {
    const { page, violations } = await session.look('/search/?q=nix&kind=repository&has=code&year=2015..&in=tools');
    await answers(page, 'nix');
    expect(await chipTexts(page)).toEqual([
      'Remove filter Kind: Repository',
      expect.stringMatching(/^Remove filter In: tools$/i),
      'Remove filter Has: Code',
      'Remove filter Year: 2015 or later',
    ]);
    await page.getByRole('button', { name: 'Remove filter Has: Code' }).click();
    await expect.poll(() => params(page)).toBe('?q=nix&in=tools&kind=repository&year=2015..');
    await page.getByRole('button', { name: /In: tools/i }).press('Enter');
    await page.getByRole('button', { name: /Year/ }).press('Space');
    await expect.poll(() => params(page)).toBe('?q=nix&kind=repository');
    expect(await chipTexts(page)).toEqual(['Remove filter Kind: Repository']);
    expect(violations).toEqual([]);
  });

  it('hand the focus on to the next one, and at the end to the button', async () => {
    const { page } = await session.look('/search/?q=nix&has=code&has=docs');
    await answers(page, 'nix');
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await page.getByRole('button', { name: 'Remove filter Has: Code' }).press('Enter');
    expect(await focused()).toBe('Remove filter Has: Docs');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Filters');
    expect(await chips(page).isVisible()).toBe(false);
  });

  it('may be typed, and then leave the field when they are removed', async () => {
    const { page } = await session.look('/search/');
    await field(page).fill('nix kind:repo has:code');
    await answers(page, 'nix kind:repo has:code');
    expect(await chipTexts(page)).toEqual(['Remove filter Kind: Repository', 'Remove filter Has: Code']);
    await page.getByRole('button', { name: 'Remove filter Kind: Repository' }).click();
    await answers(page, 'nix has:code');
    expect(await field(page).inputValue()).toBe('nix has:code');
    expect(params(page)).toBe('?q=nix+has%3Acode');
  });

  it('are set with the keyboard alone', async () => {
    const { page } = await session.look('/search/?q=nix');
    await answers(page, 'nix');
    const toggle = page.getByRole('button', { name: 'Filters' });
    await toggle.press('Enter');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    const box = page.getByRole('group', { name: 'Has' }).getByRole('checkbox', { name: 'Code' });
    await box.press('Space');
    await expect.poll(() => params(page)).toBe('?q=nix&has=code');
    expect(await chipTexts(page)).toEqual(['Remove filter Has: Code']);
    await box.press('Space');
    await expect.poll(() => params(page)).toBe('?q=nix');
    await toggle.press('Enter');
    expect(await page.getByRole('group', { name: 'Filters' }).isVisible()).toBe(false);
  });

  it('can be taken away at once when nothing is found', async () => {
    const { page } = await session.look('/search/?q=zzqx&kind=book&has=code');
    await answers(page, 'zzqx');
    await page.getByRole('button', { name: 'Search without filters' }).click();
    await expect.poll(() => params(page)).toBe('?q=zzqx');
    expect(await chipTexts(page)).toEqual([]);
  });

  it('are none again when everything is taken away', async () => {
    const { page } = await session.look('/search/?has=code');
    await becomes(page, 'done');
    await page.getByRole('button', { name: 'Remove filter Has: Code' }).click();
    await becomes(page, 'idle');
    expect(params(page)).toBe('');
    expect(await rows(page).count()).toBe(0);
    expect(await results(page).getAttribute('data-query')).toBe('');
  });
});
