import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');

const DARK = 'rgb(24, 23, 21)';
const LIGHT = 'rgb(253, 252, 249)';

const paperOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const choose = (page: Page, theme: string) => page.getByLabel('Theme').selectOption({ label: theme });

describe('the theme', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('is the one of the system at first: %s', async (colorScheme, paper) => {
    const { page } = await session.look('/', { colorScheme });
    expect(await page.getByLabel('Theme').inputValue()).toBe('');
    expect(await paperOf(page)).toBe(paper);
  });

  it('is shown at once when it is chosen, on all pages, until the one of the system is chosen again', async () => {
    const { page, violations } = await session.look('/', { colorScheme: 'light' });
    await choose(page, 'Dark');
    expect(await paperOf(page)).toBe(DARK);
    await page.goto(session.url('/notes/'));
    expect(await paperOf(page)).toBe(DARK);
    expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
    await choose(page, 'System');
    expect(await paperOf(page)).toBe(LIGHT);
    await page.reload();
    expect(await paperOf(page)).toBe(LIGHT);
    expect(violations).toEqual([]);
  });

  it('is there before anything else runs, so that no page changes its colour', async () => {
    const { page } = await session.visit('/', { colorScheme: 'dark' });
    await choose(page, 'Light');
    await page.route(/\.js$/, (route) =>
      route.request().url().includes('apply-theme') ? route.continue() : route.abort(),
    );
    await page.goto(session.url('/notes/'));
    expect(await paperOf(page)).toBe(LIGHT);
    const head = await page.evaluate(() =>
      [...document.head.querySelectorAll('script[src*=apply-theme], link[rel=stylesheet]')].map((element) => ({
        name: element.localName,
        waits:
          element.hasAttribute('defer') || element.hasAttribute('async') || element.getAttribute('type') === 'module',
      })),
    );
    expect(head[0]).toEqual({ name: 'script', waits: false });
  });

  it('changes in other tabs too', async () => {
    const { page } = await session.visit('/', { colorScheme: 'light' });
    const other = await page.context().newPage();
    await other.goto(session.url('/notes/'));
    await choose(page, 'Dark');
    await expect.poll(() => paperOf(other)).toBe(DARK);
    expect(await other.getByLabel('Theme').inputValue()).toBe('dark');
  });

  it('can be chosen where the browser keeps nothing', async () => {
    const { page, violations } = await session.visit('/', { colorScheme: 'light' });
    await page.addInitScript(() => {
      for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
        Storage.prototype[name] = () => {
          throw new DOMException('forbidden', 'SecurityError');
        };
      }
    });
    await page.reload();
    await choose(page, 'Dark');
    expect(await paperOf(page)).toBe(DARK);
    expect(violations).toEqual([]);
  });

  it('is the one of the system without JavaScript, and nothing is shown that does not work', async () => {
    const { page } = await session.visit('/', { colorScheme: 'dark', javaScriptEnabled: false });
    expect(await page.locator('theme-choice').isVisible()).toBe(false);
    const { page: watched } = await session.visit('/', { colorScheme: 'dark' });
    expect(await watched.locator('theme-choice').isVisible()).toBe(true);
  });
});
