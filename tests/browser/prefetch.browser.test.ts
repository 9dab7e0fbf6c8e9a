import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('vault');

/** Paths that the page has asked to be loaded ahead. */
function hints(page: Page): Promise<string[]> {
  return page
    .locator('link[rel=prefetch]')
    .evaluateAll((all) => all.map((hint) => new URL((hint as HTMLLinkElement).href).pathname));
}

it('loads a page ahead when a pointer rests on a link to it, once, and nothing that is no page', async () => {
  const { page, violations, outsideRequests } = await session.visit('/garden/tools/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const garden = page.locator('.breadcrumb').getByRole('link', { name: 'Garden' });
  await garden.hover();
  await expect.poll(() => hints(page)).toEqual(['/garden/']);
  await expect.poll(() => asked.filter((path) => path === '/garden/')).toHaveLength(1);
  for (const link of [
    page.locator('.row-title').first(),
    page.getByRole('link', { name: 'Markdown' }),
    page.locator('.contents a').first(),
    garden,
  ]) {
    await link.hover();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
  }
  expect(await hints(page)).toEqual(['/garden/']);
  expect([...violations, ...outsideRequests]).toEqual([]);
});

it('loads nothing ahead for those who save data', async () => {
  const { page } = await session.visit('/notes/');
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(session.url('/garden/tools/'));
  await page.locator('.breadcrumb').getByRole('link', { name: 'Garden' }).hover();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect(await hints(page)).toEqual([]);
});
