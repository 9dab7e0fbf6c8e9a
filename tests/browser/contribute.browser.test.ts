import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { useSession } from './session.ts';

const session = useSession('vault');

/** Each page, and what the form says of its address when all is loaded. */
const PAGES: Readonly<Record<string, readonly [path: string, address?: string]>> = {
  'the form, empty': ['/suggest/', 'empty'],
  'the form, filled': ['/suggest/?address=https://new.example.org/a&title=A&description=Words&note=Seeds.md', 'new'],
  'the form with a listed address': ['/suggest/?address=https://seeds.example.com/tomatoes%23top&title=A', 'listed'],
  'the form with a wrong address': ['/suggest/?address=htps://new.example.org', 'wrong'],
  'how to contribute': ['/contribute/'],
  'a row with its action': ['/seeds/'],
};

/** Waits until a form has its notes to choose from, and has looked the address up. */
async function isLoaded(page: Page, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  await page.locator(`[data-address-note][data-state=${address}]`).waitFor({ state: 'attached' });
  await page.locator('#suggest-notes option').first().waitFor({ state: 'attached' });
}

const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => [colorScheme, width] as const),
);

describe.each(Object.entries(PAGES))('%s', (_, [path, address]) => {
  it.each(VIEWS)('has nothing that axe objects to, %s, %i pixels wide', async (colorScheme, width) => {
    const { page, outsideRequests, violations } = await session.look(path, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await isLoaded(page, address);
    const rows = page.locator('.row-title');
    if ((await rows.count()) > 0) await rows.first().focus();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violationsOf(page)).toEqual([]);
    expect([...outsideRequests, ...violations]).toEqual([]);
  });

  it('needs no sideways scroll at 320 pixels', async () => {
    const { page } = await session.look(path, { viewport: { width: 320, height: 800 } });
    await isLoaded(page, address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

it('says how links are written, and shows the rules in force, without JavaScript', async () => {
  const { page } = await session.visit('/contribute/', { javaScriptEnabled: false });
  const rule = page.locator('#rule-tracking-parameter');
  expect(await rule.locator('.not-ok').textContent()).toBe('- [Title](https://example.org/?page=2&utm_source=list)');
  expect(await rule.locator('.ok').textContent()).toBe('- [Title](https://example.org/?page=2)');
  expect(await rule.textContent()).toContain('Unexpected tracking parameter utm_source');
  expect(await page.locator('article.rule').count()).toBe(10);
  expect(await page.locator('details.rule').count()).toBeGreaterThan(15);
  const main = page.getByRole('main');
  expect(await main.getByRole('link', { name: 'Suggest a link' }).getAttribute('href')).toBe('/suggest/');
});

it('is the only page that loads the form', async () => {
  const { page } = await session.look('/suggest/');
  const form = await page.locator('script[src*="Suggest"]').first().getAttribute('src');
  expect(form).not.toBeNull();
  for (const path of ['/', '/seeds/', '/search/', '/notes/', '/contribute/', '/404.html']) {
    await page.goto(session.url(path));
    expect(await page.locator(`script[src="${form}"]`).count(), path).toBe(0);
  }
});
