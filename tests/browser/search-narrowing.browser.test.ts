import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { addresses, answers, becomes, field, results, rows, said } from './search-page.ts';
import { useSession } from './session.ts';

interface ListedLink {
  readonly note: string;
  readonly title: string;
  readonly url: string;
  readonly kind: string;
  readonly year: number | null;
  readonly companions: readonly { readonly type: string }[];
}

const session = useSession('content');

/** Addresses of all links of the site that fit, as the machine's view lists them. */
function listed(fits: (link: ListedLink) => boolean): string[] {
  const lines = readFileSync(join(builtSite('content'), 'links.ndjson'), 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => JSON.parse(line) as ListedLink)
    .filter(fits)
    .map(({ url }) => url)
    .sort();
}

/** Asks for more as long as there is more, and returns the addresses of all results. */
async function all(page: Page): Promise<string[]> {
  const more = page.getByRole('button', { name: 'More results' });
  while (await more.isVisible()) {
    const count = await rows(page).count();
    await more.click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(count);
  }
  return (await addresses(page)).sort();
}

const has = (link: ListedLink, type: string) => link.companions.some((companion) => companion.type === type);

describe('filters without words list what matches:', () => {
  it.each<[string, (link: ListedLink) => boolean]>([
    ['?kind=paper', ({ kind }) => kind === 'paper'],
    ['?kind=paper&kind=book', ({ kind }) => kind === 'paper' || kind === 'book'],
    ['?in=operating-systems/linux', ({ note }) => note.startsWith('operating-systems/linux/')],
    ['?has=discussion', (link) => has(link, 'discussion')],
    ['?has=discussion&has=code', (link) => has(link, 'discussion') && has(link, 'code')],
    ['?year=2015..2018', ({ year }) => year !== null && year >= 2015 && year <= 2018],
    ['?year=..2000', ({ year }) => year !== null && year <= 2000],
    [
      '?kind=repository&in=tools&has=discussion',
      (link) => link.kind === 'repository' && link.note.startsWith('tools/') && has(link, 'discussion'),
    ],
  ])('%s', async (params, fits) => {
    const { page } = await session.look(`/search/${params}`);
    await becomes(page, 'done');
    expect(await all(page)).toEqual(listed(fits));
  });
});

describe('operators narrow down what is found:', () => {
  it.each<[string, (link: ListedLink) => boolean]>([
    ['kind:paper', ({ kind }) => kind === 'paper'],
    ['in:linux kind:docs', ({ note, kind }) => note.startsWith('operating-systems/linux/') && kind === 'documentation'],
    ['host:arxiv.org', ({ url }) => /^https?:\/\/(?:www\.)?arxiv\.org\//.test(url)],
  ])('%s', async (query, fits) => {
    const { page } = await session.look(`/search/?q=${encodeURIComponent(query)}`);
    await answers(page, query);
    expect(await all(page)).toEqual(listed(fits));
  });

  it('a phrase and a word that is left out', async () => {
    const { page } = await session.look(`/search/?q=${encodeURIComponent('nix flakes')}`);
    await answers(page, 'nix flakes');
    const found = await all(page);
    await field(page).fill('nix flakes -nixos');
    await answers(page, 'nix flakes -nixos');
    const fewer = await all(page);
    expect(fewer.length).toBeGreaterThan(0);
    expect(fewer.length).toBeLessThan(found.length);
    expect(found).toEqual(expect.arrayContaining(fewer));
    await field(page).fill('"erase your darlings"');
    await answers(page, '"erase your darlings"');
    expect(await all(page)).toContain('https://grahamc.com/blog/erase-your-darlings');
    await field(page).fill('"darlings your erase"');
    await answers(page, '"darlings your erase"');
    expect(await all(page)).toEqual([]);
  });
});

describe('the filters on offer', () => {
  it('are those that the site has, with their counts', async () => {
    const { page } = await session.look('/search/?q=nix');
    await answers(page, 'nix');
    await page.getByRole('button', { name: 'Filters' }).click();
    const papers = page.getByRole('group', { name: 'Kind' }).getByText('Paper');
    expect(await papers.textContent()).toMatch(/^Paper\d+$/);
    const select = page.getByRole('combobox', { name: 'Category' });
    expect(await select.locator('option').first().textContent()).toBe('All categories');
    expect((await select.locator('option').allTextContents()).map((text) => text.trim())).toContainEqual(
      expect.stringMatching(/^NixOS \(\d+\)$/),
    );
  });

  it('narrow down, and say so in the address', async () => {
    const { page, violations } = await session.look('/search/');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Category' }).selectOption('operating-systems/linux');
    await becomes(page, 'done');
    await page.getByRole('group', { name: 'Kind' }).getByRole('checkbox', { name: 'Documentation' }).check();
    await expect.poll(() => new URL(page.url()).search).toBe('?in=operating-systems%2Flinux&kind=documentation');
    const fits = ({ note, kind }: ListedLink) =>
      note.startsWith('operating-systems/linux/') && kind === 'documentation';
    await expect.poll(() => rows(page).count()).toBe(listed(fits).length);
    expect(await all(page)).toEqual(listed(fits));
    expect(await said(page)).toMatch(/ with these filters\.$/);
    await page.getByRole('combobox', { name: 'Category' }).selectOption('');
    await expect.poll(() => new URL(page.url()).search).toBe('?kind=documentation');
    expect(violations).toEqual([]);
  });

  it('take years, and not what is half typed', async () => {
    const { page } = await session.look('/search/');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('textbox', { name: 'From year' }).pressSequentially('201');
    await page.waitForTimeout(200);
    expect(await results(page).getAttribute('data-state')).toBe('idle');
    await page.keyboard.type('5');
    await expect.poll(() => new URL(page.url()).search).toBe('?year=2015..');
    await page.getByRole('textbox', { name: 'To year' }).fill('2018');
    await expect.poll(() => new URL(page.url()).search).toBe('?year=2015..2018');
    const fits = ({ year }: ListedLink) => year !== null && year >= 2015 && year <= 2018;
    await expect.poll(async () => (await addresses(page)).sort()).toEqual(listed(fits));
    await page.getByRole('textbox', { name: 'From year' }).fill('');
    await expect.poll(() => new URL(page.url()).search).toBe('?year=..2018');
  });

  it('say when they cannot be had, and come when they can again', async () => {
    const { page } = await session.visit('/search/');
    await page.route('**/pagefind/**', (route) => route.abort());
    const toggle = page.getByRole('button', { name: 'Filters' });
    await toggle.click();
    await page.getByText('The filters could not be loaded.').waitFor();
    await page.unroute('**/pagefind/**');
    await toggle.click();
    await toggle.click();
    await page.getByRole('group', { name: 'Kind' }).waitFor();
  });
});

describe('a slip', () => {
  it.each([
    ['impermanance', 'impermanence', 'https://github.com/nix-community/impermanence'],
    ['ripgerp', 'ripgrep', 'https://github.com/BurntSushi/ripgrep'],
  ])('is corrected and said: %s', async (query, used, address) => {
    const { page } = await session.look(`/search/?q=${query}`);
    await answers(page, query);
    expect((await addresses(page))[0]).toBe(address);
    expect(await said(page)).toMatch(new RegExp(`^No link found for “${query}”\\. .+ for “${used}”\\.$`));
    expect((await rows(page).first().locator('mark').first().textContent())?.toLowerCase()).toBe(used);
    expect(await field(page).inputValue()).toBe(query);
  });
});
