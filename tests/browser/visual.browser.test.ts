import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE_KINDS } from './page-kinds.ts';
import { differenceOf, isTolerable, takeScreenshot } from './screenshot.ts';
import { useSession } from './session.ts';

const session = useSession('content');
const NOTE = '/operating-systems/linux/nixos/';

const LOOKS = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  narrow: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const;
type Look = keyof typeof LOOKS;

/** What a reader brings a page to, by the name of the picture. */
const STATES: Readonly<Record<string, { path: string; act: (page: Page) => Promise<unknown> }>> = {
  'row of a permalink': { path: NOTE, act: goToRow },
  'row with its tools': { path: NOTE, act: (page) => page.locator('article .row').nth(2).hover() },
  'search dialog': { path: NOTE, act: searchInDialog },
  'list of keys': {
    path: NOTE,
    act: async (page) => {
      await page.getByRole('button', { name: 'Keys' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'filter in use': { path: '/operating-systems/~links/', act: filter },
  'facets of the search': {
    path: '/search/?q=nix',
    act: (page) => page.getByRole('button', { name: 'Filters' }).click(),
  },
};

// A face that comes late is not used on the page that asked for it: from here on, the browser has all of them.
beforeAll(async () => void (await open(NOTE, 'wide')));

/** Opens a page twice: at first a browser may do without a face that is not there in time. */
async function open(path: string, look: Look): Promise<Page> {
  const { page } = await session.look(path, { ...LOOKS[look], reducedMotion: 'reduce' });
  await page.evaluate(() => document.fonts.ready);
  await page.reload({ waitUntil: 'load' });
  if (path.startsWith('/search/?')) await page.locator('[data-state=done]').waitFor();
  return page;
}

async function goToRow(page: Page): Promise<void> {
  const id = await page.locator('article .row').nth(4).getAttribute('id');
  await page.evaluate((hash) => location.assign(hash), `#${id}`);
  await page.mouse.move(0, 0);
}

async function searchInDialog(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('dialog input').fill('nix');
  await page.locator('dialog [data-state=done]').waitFor();
}

async function filter(page: Page): Promise<void> {
  const field = page.locator('link-filter input[type=search]');
  await field.fill('flake');
  await page.locator('link-filter [role=status]').filter({ hasText: /\d/ }).waitFor();
  await field.blur();
}

const differ = async (name: string, page: Page) => differenceOf(name.replaceAll(' ', '-'), await takeScreenshot(page));

describe.runIf(process.platform === 'linux').each(Object.keys(LOOKS) as Look[])('%s pages look as they did', (look) => {
  it.each(Object.entries(PAGE_KINDS))('%s', async (kind, path) => {
    const difference = await differ(`${kind} ${look}`, await open(path, look));
    expect(difference).toSatisfy(isTolerable);
  });

  it.each(Object.entries(STATES))('%s', async (state, { path, act }) => {
    const page = await open(path, look);
    await act(page);
    expect(await differ(`${state} ${look}`, page)).toSatisfy(isTolerable);
  });
});

describe.runIf(process.platform === 'linux' && !process.env['WAYMARK_UPDATE_SCREENSHOTS'])('the comparison', () => {
  it.each([
    ['loses its description', (row: Element) => row.querySelector('small')?.nextSibling?.remove()],
    ['loses its companions', (row: Element) => row.querySelector('.companion')?.remove()],
    ['is gone', (row: Element) => row.remove()],
  ])('finds that a row %s', async (_, change) => {
    const page = await open(PAGE_KINDS['link list'], 'wide');
    const rows = page.locator('main .row:has(.companion)');
    const described = await rows.evaluateAll((all) =>
      all.findIndex((row) => row.querySelector('small')?.nextSibling?.textContent?.trim() !== ''),
    );
    const row = rows.nth(described);
    expect(await row.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThan(900);
    await row.evaluate(change);
    expect(await differ('link list wide', page)).not.toSatisfy(isTolerable);
  });
});
