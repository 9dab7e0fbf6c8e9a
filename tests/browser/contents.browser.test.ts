import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('vault');
const content = useSession('content');
const NOTE = '/garden/tools/';

async function isMarked(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.locator('.contents [aria-current=location]').allTextContents()).toEqual([title]);
}

describe('the table of contents', () => {
  it('marks the section that the reader is in', async () => {
    const { page } = await session.look(NOTE, { viewport: { width: 1440, height: 500 } });
    expect(await page.locator('.contents [aria-current]').count()).toBe(0);
    for (const [id, title] of [
      ['h-digging', 'Digging'],
      ['h-pipes', 'Pipes'],
      ['h-reading', 'Reading'],
    ] as const) {
      await page.evaluate((heading) => document.getElementById(heading)?.scrollIntoView(), id);
      await isMarked(page, title);
    }
    await page.evaluate(() => scrollBy(0, -200));
    await isMarked(page, 'Clocks');
  });

  it('marks what was asked for where the page ends before its heading can reach the top', async () => {
    const { page } = await session.look(NOTE, { viewport: { width: 1440, height: 900 } });
    for (const title of ['Safety', 'Old']) {
      await page.locator('.contents').getByRole('link', { name: title }).click();
      await isMarked(page, title);
    }
  });

  it('keeps the mark in view, and the page where it is', async () => {
    const { page } = await session.look('/notes/', { viewport: { width: 1440, height: 220 } });
    await page.goto(session.url(`${NOTE}#h-old`));
    await expect.poll(() => page.locator('.contents [aria-current]').count()).toBe(1);
    const { inside, scrolled } = await page.evaluate(() => {
      const [nav, link] = ['.contents', '.contents [aria-current]'].map((name) =>
        document.querySelector(name)?.getBoundingClientRect(),
      );
      return {
        inside: nav !== undefined && link !== undefined && link.top >= nav.top && link.bottom <= nav.bottom,
        scrolled: document.querySelector('.contents')?.scrollTop ?? 0,
      };
    });
    expect(inside).toBe(true);
    expect(scrolled).toBeGreaterThan(0);
  });

  it('moves nothing', async () => {
    const { page } = await content.look('/operating-systems/linux/nixos/', { viewport: { width: 1440, height: 900 } });
    const place = () =>
      page.locator('.contents li').evaluateAll((all) => all.map((line) => line.getBoundingClientRect().right));
    const before = await place();
    await page.evaluate(() => document.getElementById('h-reading')?.scrollIntoView());
    await isMarked(page, 'Reading');
    expect(await place()).toEqual(before);
  });
});
