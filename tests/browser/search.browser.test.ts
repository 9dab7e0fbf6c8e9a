import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');

/** Waits until the results shown answer the query, and returns the address of each, best first. */
async function resultsFor(page: Page, query: string): Promise<string[]> {
  const results = page.locator('[data-search-results]');
  await expect.poll(() => results.getAttribute('data-query'), { timeout: 15_000 }).toBe(query);
  await expect.poll(() => results.getAttribute('data-state'), { timeout: 15_000 }).toBe('done');
  return await results
    .locator('li[data-link-id]')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.href ?? ''));
}

describe('the search page', () => {
  it.each([
    ['erase darlings', 'https://grahamc.com/blog/erase-your-darlings'],
    ['impermanence', 'https://github.com/nix-community/impermanence'],
    ['pro git', 'https://git-scm.com/book/en/v2'],
    ['combobox dialog', 'https://www.w3.org/WAI/ARIA/apg/'],
    ['labels jars', null],
  ] as const)('answers %s', async (query, address) => {
    const { page, outsideRequests, violations } = await session.look(`/search/?q=${encodeURIComponent(query)}`);
    const found = await resultsFor(page, query);
    if (address === null) expect(found).toEqual([]);
    else expect(found[0]).toBe(address);
    expect(outsideRequests).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('answers what is typed, and keeps it in the address', async () => {
    const { page } = await session.look('/search/');
    expect(await page.locator('[data-search-results]').getAttribute('data-state')).toBe('idle');
    await page.locator('main input[type=search]').fill('ripgrep');
    expect((await resultsFor(page, 'ripgrep'))[0]).toBe('https://github.com/BurntSushi/ripgrep');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('ripgrep');
  });

  it('shows title, host, description, note and section of a result', async () => {
    const { page } = await session.look('/search/?q=nixpkgs-review');
    await resultsFor(page, 'nixpkgs-review');
    const text = await page.locator('[data-search-results] li[data-link-id]').first().textContent();
    for (const part of ['nixpkgs-review', 'github.com', 'Builds what a pull request changes', 'Nix', 'Nixpkgs'])
      expect(text).toContain(part);
  });

  it('finds a companion and a tag', async () => {
    const { page } = await session.look('/search/?q=EUPL-1.2');
    expect(await resultsFor(page, 'EUPL-1.2')).toContain('https://github.com/eza-community/eza');
  });
});

it('loads no part of the index before it is asked', async () => {
  const { page } = await session.look('/operating-systems/linux/nixos/');
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  expect(loaded.filter((name) => name.includes('/pagefind/'))).toEqual([]);
});
