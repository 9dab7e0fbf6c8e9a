import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');

describe('the page for addresses that lead nowhere', () => {
  it('says the address, offers the nearest pages and a search for its words', async () => {
    const { page, violations } = await session.look('/old/command-lin/');
    await page.getByRole('link', { name: 'Command line' }).waitFor();
    expect(await page.locator('[data-address]').textContent()).toBe('/old/command-lin/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('command lin');
    await page.getByRole('link', { name: 'Command line' }).click();
    await page.waitForURL(session.url('/tools/command-line/'));
    expect(violations.filter((violation) => !/404/.test(violation))).toEqual([]);
  });

  it('offers nothing where nothing is near, and shows an address as text', async () => {
    const { page } = await session.look('/%3Cimg%20src=x%3Ewxyz-wxyz-wxyz/');
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Perhaps one of these').isVisible()).toBe(false);
    expect(await page.locator('[data-address]').textContent()).toBe('/%3Cimg%20src=x%3Ewxyz-wxyz-wxyz/');
    expect(await page.locator('main img').count()).toBe(0);
  });
});
