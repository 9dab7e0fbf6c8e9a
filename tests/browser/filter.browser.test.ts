import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { layoutShift } from './layout-shift.ts';
import { useSession } from './session.ts';

const session = useSession('vault');
const content = useSession('content');
const NOTE = '/garden/tools/';
const LIST = '/garden/~links/';

/** Titles of the rows that are shown, those that only hold others included. */
function titles(page: Page): Promise<string[]> {
  return page
    .locator('.row')
    .evaluateAll((rows) =>
      rows.filter((row) => row.checkVisibility()).map((row) => row.querySelector('.row-title')?.textContent ?? ''),
    );
}

function headings(page: Page): Promise<string[]> {
  return page
    .locator(':is(.note-body, .list-body) :is(h2, h3)')
    .evaluateAll((all) => all.filter((heading) => heading.checkVisibility()).map(({ textContent }) => textContent));
}

/** The lines of the table of contents that are shown. */
async function contents(page: Page): Promise<string[]> {
  const lines = await page.locator('.contents li:visible').allTextContents();
  return lines.map((line) => line.trim().replace(/\s+/g, ' '));
}

async function says(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('link-filter [role=status]').textContent()).toBe(text);
}

async function type(page: Page, typed: string): Promise<void> {
  await page.locator('#filter').fill(typed);
}

async function openFacets(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Filters/ }).click();
  await page.getByRole('group', { name: 'Filters' }).waitFor();
}

describe('the field', () => {
  it('stands above the first section with links, and names how many there are', async () => {
    const { page } = await session.look(NOTE);
    const field = page.getByRole('searchbox', { name: 'Filter 36 links' });
    const next = await page.locator('link-filter').evaluate((filter) => filter.nextElementSibling?.textContent);
    expect(await field.count()).toBe(1);
    expect(next).toBe('Digging');
    expect(await page.locator('.row').count()).toBe(36);
  });

  it('is not there for few links, nor without JavaScript', async () => {
    const few = await session.look('/seeds/');
    expect(await few.page.locator('link-filter, script[src*="LinkFilter"]').count()).toBe(0);
    for (const path of [NOTE, LIST]) {
      const { page } = await session.visit(path, { javaScriptEnabled: false });
      expect(await page.locator('link-filter').isVisible()).toBe(false);
      expect(await page.locator('.row').count()).toBeGreaterThan(30);
    }
  });

  it.each([NOTE, LIST])('moves nothing when it comes, on %s', async (path) => {
    for (const width of [360, 1440]) {
      const { page } = await session.look(path, { viewport: { width, height: 900 } });
      await page.locator('#filter').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await layoutShift(page), `${width} pixels`).toBe(0);
    }
  });
});

describe('narrowing', () => {
  it('shows the rows with all words, their headings, and what they are nested in', async () => {
    const { page } = await session.look(NOTE);
    await type(page, 'long kind');
    await says(page, '3 of 36 links');
    expect(await titles(page)).toEqual(['Seep hose', 'Pressure cap', 'Winter plug']);
    expect(await headings(page)).toEqual(['Watering', 'Pipes']);
    expect(await page.getByText('Rain first').isVisible()).toBe(false);
    await type(page, 'brake');
    await says(page, '1 of 36 links');
    expect(await titles(page)).toEqual(['Cart', 'Cart brake']);
    expect(await page.getByText('Wheels and what belongs').isVisible()).toBe(true);
    expect(await page.getByText('A second brake').isVisible()).toBe(false);
    expect(await page.getByText('Sharpen on').isVisible()).toBe(false);
  });

  it('knows letters without their marks, companions, tables and what is folded', async () => {
    const { page } = await session.look(NOTE);
    for (const [typed, found] of [
      ['ol fur', ['Öl für Griffe (2022)']],
      ['lobsters', ['Digging is optional (2018)']],
      ['neighbour seed', ['Seed drill']],
      ['tines', ['Bent tines']],
    ] as const) {
      await type(page, typed);
      await says(page, '1 of 36 links');
      expect(await titles(page), typed).toEqual(found);
    }
    expect(await page.locator('thead').isVisible()).toBe(false);
  });

  it('says when nothing matches, and shows all again with Esc', async () => {
    const { page } = await session.look(NOTE);
    const all = [await titles(page), await headings(page), await contents(page)];
    await type(page, 'nothing of the kind');
    await says(page, 'None of 36 links');
    expect(await titles(page)).toEqual([]);
    expect(await headings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await says(page, '');
    expect(await page.locator('#filter').inputValue()).toBe('');
    expect([await titles(page), await headings(page), await contents(page)]).toEqual(all);
    await page.keyboard.press('Escape');
    expect(await page.locator('#filter').evaluate((input) => input === document.activeElement)).toBe(false);
  });

  it('tells the matches of each section in the table of contents', async () => {
    const { page } = await session.look(NOTE, { viewport: { width: 1440, height: 900 } });
    await type(page, 'beds');
    await says(page, '1 of 36 links');
    expect(await contents(page)).toEqual(['Reading 1']);
  });

  it('makes room for a place that is asked for', async () => {
    const { page } = await session.look(`${NOTE}?q=spade`);
    await says(page, '1 of 36 links');
    const id = await page.locator('.row', { hasText: 'Two beds' }).getAttribute('id');
    await page.evaluate((hash) => location.assign(`#${hash}`), id);
    await says(page, '');
    await expect
      .poll(() => page.locator('.row:target').evaluate((row) => row.getBoundingClientRect().top < innerHeight))
      .toBe(true);
  });

  it('goes to the first row with Enter', async () => {
    const { page } = await session.look(NOTE);
    await type(page, 'clock');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Valve clock (2019)');
  });

  it('takes what is typed before it is ready', async () => {
    const { page } = await session.look('/notes/');
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route('**/start-filter*', async (route) => {
      await promise;
      await route.continue();
    });
    await page.goto(session.url(NOTE));
    await page.locator('#filter').focus();
    await page.keyboard.type('mattock');
    resolve();
    await says(page, '1 of 36 links');
  });

  it('says that it could not be loaded, and tries again', async () => {
    const { page } = await session.look('/notes/');
    await page.route('**/start-filter*', (route) => route.abort());
    await page.goto(session.url(NOTE));
    await page.locator('#filter').focus();
    await says(page, 'The filter could not be loaded.');
  });
});

describe('facets', () => {
  it('narrow by kind, companion and year, and tell what each would leave', async () => {
    const { page } = await session.look(NOTE);
    await openFacets(page);
    const box = (name: string | RegExp) => page.getByRole('group', { name: 'Filters' }).getByLabel(name);
    await box(/^Video/)
      .first()
      .check();
    await says(page, '2 of 36 links');
    expect(await titles(page)).toEqual(['A year of one bed (2021)', 'Two beds (2021)']);
    expect(await page.getByText('Paper1').count()).toBe(1);
    await box(/^Discussion/)
      .last()
      .check();
    await says(page, '1 of 36 links');
    expect(await titles(page)).toEqual(['Two beds (2021)']);
    expect(await page.getByRole('button', { name: 'Filters (2)' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await says(page, '');
    expect(await page.locator('link-filter :checked').count()).toBe(0);
    await box('From year').fill('2020');
    await box('To year').fill('2020');
    await says(page, '2 of 36 links');
    expect(await titles(page)).toEqual(['Sun clock (2020)', 'The worm count (Mar 2020)']);
  });

  it('narrow the page of a link list', async () => {
    const { page } = await session.look(LIST);
    await openFacets(page);
    await page
      .getByRole('group', { name: 'Filters' })
      .getByLabel(/^Repository/)
      .check();
    await says(page, '2 of 37 links');
    expect(await titles(page)).toEqual(['Hoe planner', 'Soil log']);
    expect(await headings(page)).toEqual(['Garden tools']);
  });
});

describe('the address', () => {
  it('tells what is filtered by, also after a reload', async () => {
    const { page } = await session.look(NOTE);
    await type(page, 'opens tap');
    await openFacets(page);
    await page
      .getByRole('group', { name: 'Filters' })
      .getByLabel(/^Video/)
      .last()
      .check();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=opens+tap&has=video');
    await page.reload();
    await says(page, '3 of 36 links');
    expect(await page.locator('#filter').inputValue()).toBe('opens tap');
    await openFacets(page);
    expect(await page.locator('link-filter :checked').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('leads back with one step, and brings what was filtered with it', async () => {
    const { page } = await session.look('/garden/');
    await page.locator('main').getByRole('link', { name: 'Garden tools' }).first().click();
    await page.waitForURL(`**${NOTE}`);
    await page.locator('#filter').focus();
    await page.keyboard.type('beds');
    await says(page, '1 of 36 links');
    await page.locator('.breadcrumb a').first().click();
    await page.waitForURL(session.url('/'));
    await page.goBack();
    await says(page, '1 of 36 links');
    expect(new URL(page.url()).search).toBe('?q=beds');
    await page.goBack();
    await page.waitForURL('**/garden/');
  });

  it('is followed within the page', async () => {
    const { page } = await session.look(`${NOTE}?q=clock`);
    await says(page, '3 of 36 links');
    await page.evaluate(() => location.assign('#main'));
    await type(page, 'fork');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=fork');
    await page.goBack();
    await says(page, '3 of 36 links');
  });
});

describe('axe', () => {
  it.each((['light', 'dark'] as const).flatMap((scheme) => [360, 1440].map((width) => [scheme, width] as const)))(
    'objects to nothing while the filter is in use, %s, %i pixels wide',
    async (colorScheme, width) => {
      const { page } = await session.look(`${NOTE}?q=e&kind=page`, { colorScheme, viewport: { width, height: 900 } });
      await openFacets(page);
      await page.locator('.row-title:visible').first().focus();
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );
});

it('is there for each page of a list with many links', async () => {
  const { page, violations, outsideRequests } = await content.look('/tools/~links/');
  await type(page, 'git');
  await expect.poll(() => page.locator('link-filter [role=status]').textContent()).toMatch(/^\d+ of \d+ links$/);
  expect([...violations, ...outsideRequests]).toEqual([]);
});
