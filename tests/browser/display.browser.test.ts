import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { layoutShift } from './layout-shift.ts';
import { PAGE_KINDS } from './page-kinds.ts';
import { useSession } from './session.ts';

const session = useSession('content');
const NOTE = '/operating-systems/linux/nixos/';

/** What sticks out to the side of the page, one line each. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.localName}.${element.className} ends at ${element.getBoundingClientRect().right}`);
  });
}

/** Windows and sizes of letters by what they are. Nothing but styles asks for the size of a window. */
const WINDOWS: readonly (readonly [name: string, width: number, letters: string])[] = [
  ['320 pixels wide', 320, ''],
  ['zoomed to 200 %', 640, ''],
  ['with letters of twice the size', 1280, '200%'],
  ['with letters of twice the size on a phone', 400, '200%'],
];

describe.each(Object.entries(PAGE_KINDS))('%s', (_, path) => {
  it('does not scroll to the side in any window, nor with large letters', async () => {
    const { page } = await session.look(path, {});
    const found: Record<string, string[]> = {};
    for (const [name, width, letters] of WINDOWS) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), letters);
      found[name] = await overflowing(page);
    }
    expect(found).toEqual(Object.fromEntries(WINDOWS.map(([name]) => [name, []])));
  });

  it('has no link or field that is smaller than 24 pixels, words in a sentence left out', async () => {
    const { page } = await session.look(path, { viewport: { width: 360, height: 800 } });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, select, summary, nav a, .companion')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('p, .also-in'))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return Math.min(width, height) < 23.5 && !element.matches('[type=checkbox], :disabled');
        })
        .map(
          (element) => `${element.localName} ${element.textContent.trim()} ${element.getBoundingClientRect().height}`,
        ),
    );
    expect(small).toEqual([]);
  });
});

describe('a row', () => {
  const kindOf = (page: Page, kind: string) => page.locator(`article .row[data-kind=${kind}]:not(.quote)`).first();

  it('tells its kind by a sign, also where colours are forced', async () => {
    const { page } = await session.look(NOTE);
    const signOf = (kind: string) =>
      kindOf(page, kind).evaluate((row) => {
        const { clipPath, content, backgroundColor, forcedColorAdjust } = getComputedStyle(row, '::before');
        return { clipPath, content, backgroundColor, forcedColorAdjust };
      });
    const signs = await Promise.all(['repository', 'documentation', 'article', 'paper', 'discussion'].map(signOf));
    expect(new Set(signs.map(({ clipPath }) => clipPath)).size).toBe(signs.length);
    for (const { clipPath, content } of signs) {
      expect(clipPath).toMatch(/^path\("M/i);
      expect(content).not.toBe('none');
    }
    expect((await signOf('page')).content).toBe('none');
    await page.emulateMedia({ forcedColors: 'active' });
    const forced = await signOf('repository');
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(forced.backgroundColor).not.toBe(paper);
    // Else the text for screen readers has a ground of its own, which lies on the sign.
    expect(forced.forcedColorAdjust).toBe('none');
  });

  it('tells its kind to a screen reader', async () => {
    const { page } = await session.visit(NOTE);
    const tree = await page.context().newCDPSession(page);
    const { nodes } = await tree.send('Accessibility.getFullAXTree');
    const said = nodes.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => name?.value);
    expect(said).toContain('repository');
    expect(said).not.toContain('page');
  });

  it('shows that it is the one that was asked for, and whether its link was followed', async () => {
    const { page } = await session.look(NOTE);
    const row = kindOf(page, 'repository');
    const colour = () => row.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await colour();
    await page.goto(session.url(`${NOTE}#${await row.getAttribute('id')}`));
    expect(await colour()).not.toBe(before);
    const [link, visited] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ['--link', '--link-visited'].map((name) => style.getPropertyValue(name));
    });
    expect(visited).not.toBe(link);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await row.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  });
});

describe('in print', () => {
  it('addresses stand behind their links, and what only a screen can use is left out', async () => {
    const { page } = await session.look(NOTE, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const title = page.locator('article .row-title').first();
    const printed = await title.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(printed).toContain(await title.getAttribute('href'));
    expect(await page.locator('article .row > small').first().isVisible()).toBe(false);
    for (const gone of ['.site-nav', '.contents', '.neighbours', '.site-footer', '.note-host'])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(253, 252, 249)',
    );
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(10_000);
    await page.goto(session.url('/operating-systems/~links/'));
    expect(await page.locator('link-filter').isVisible()).toBe(false);
    await page.goto(session.url(`${NOTE}deployment/`));
    expect(await page.locator('td > small').first().isVisible()).toBe(false);
  });
});

describe('going to another page', () => {
  it('is a cross-fade, but not for readers who want no motion', async () => {
    const { page } = await session.visit('/', { reducedMotion: 'no-preference' });
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        document.documentElement.dataset['moves'] = String(event.viewTransition !== null);
      });
    });
    const go = async () => {
      await page.goto(session.url('/notes/'), { waitUntil: 'networkidle' });
      await page.locator('.site-name').click();
      await page.waitForURL(session.url('/'));
      await page.locator('html[data-moves]').waitFor();
      return page.locator('html').getAttribute('data-moves');
    };
    // A browser leaves a transition out when the next page is long in coming, as on a busy machine.
    await expect.poll(go, { timeout: 60_000 }).toBe('true');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (let time = 0; time < 3; time++) expect(await go()).toBe('false');
  });
});

describe.each(['/', NOTE, '/tools/editors/', '/operating-systems/~links/', '/notes/', '/404.html'])('%s', (path) => {
  it('shifts nothing while it loads', async () => {
    const { page } = await session.look(path);
    await page.waitForLoadState('networkidle');
    // Three places, as it is told everywhere: a page can be drawn when half a line of it is read.
    expect((await layoutShift(page)).toFixed(3)).toBe('0.000');
  });
});
