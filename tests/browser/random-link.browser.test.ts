import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');

describe('a link at random', () => {
  it('is there without JavaScript, with its place, and without a button', async () => {
    const { page } = await session.visit('/', { javaScriptEnabled: false });
    const row = page.locator('random-link .row');
    expect(await row.locator('a.row-title').getAttribute('href')).toMatch(/^https?:/);
    expect(await page.locator('random-link button').isVisible()).toBe(false);
    const place = (await row.locator('.random-place a').getAttribute('href')) ?? '';
    const url = await row.locator('a.row-title').getAttribute('href');
    await page.goto(session.url(place));
    expect(await page.locator('.row:target .row-title').first().getAttribute('href')).toBe(url);
  });

  it('is another one at each press, and nothing is loaded before', async () => {
    const { page, outsideRequests, violations } = await session.look('/');
    await page.waitForLoadState('networkidle');
    const index = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/pagefind/')).length,
      );
    expect(await index()).toBe(0);
    const link = page.locator('random-link .row-title');
    const seen = new Set([await link.getAttribute('href')]);
    for (let presses = 0; presses < 6; presses++) {
      const before = await page.locator('random-link .row').innerHTML();
      await page.getByRole('button', { name: 'Another one' }).click();
      await expect
        .poll(() => page.locator('random-link .row').innerHTML())
        .not.toBe(before)
        .catch(() => undefined);
      seen.add(await link.getAttribute('href'));
    }
    expect(seen.size).toBeGreaterThan(3);
    expect(await page.locator('random-link [aria-live=polite]').count()).toBe(1);
    const place = (await page.locator('random-link .random-place a').getAttribute('href')) ?? '';
    const url = await link.getAttribute('href');
    await page.goto(session.url(place));
    expect(await page.locator('.row:target .row-title').first().getAttribute('href')).toBe(url);
    expect([...outsideRequests, ...violations]).toEqual([]);
  });

  it('says when it could not be loaded, and tries again', async () => {
    const { page } = await session.visit('/');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Another one' }).click();
    await expect.poll(() => page.locator('random-link [role=status]').textContent()).toMatch(/could not be loaded/);
    await page.unroute('**/pagefind/**');
    const before = await page.locator('random-link .row').innerHTML();
    await page.getByRole('button', { name: 'Another one' }).click();
    await expect.poll(() => page.locator('random-link .row').innerHTML()).not.toBe(before);
    expect(await page.locator('random-link [role=status]').textContent()).toBe('');
  });
});
