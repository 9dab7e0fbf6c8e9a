import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLLECTIONS } from '../support/collections.ts';
import { useSession } from './session.ts';

const session = useSession('vault');
const content = useSession('content');
const source = readFileSync(join(COLLECTIONS.vault, 'Seeds.md'), 'utf8').split('\n');
const EDITOR = 'https://github.com/example/vault/edit/main/Seeds.md#L';

it('leads from each row to its line in the editor, with the keyboard', async () => {
  const { page, outsideRequests, violations } = await session.look('/seeds/');
  const titles = page.locator('.row .row-title');
  const count = await titles.count();
  expect(count).toBe(4);
  for (let row = 0; row < count; row++) {
    await titles.nth(row).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy link');
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(href?.startsWith(EDITOR), href ?? '').toBe(true);
    const line = source[Number(href?.slice(EDITOR.length)) - 1];
    expect(line).toContain(await titles.nth(row).getAttribute('href'));
  }
  expect(await page.getByRole('link', { name: 'Edit this line' }).count()).toBe(1);
  expect([...outsideRequests, ...violations]).toEqual([]);
});

it('offers it in the row that an address names', async () => {
  const { page } = await session.look('/seeds/');
  const id = await page.locator('.row').nth(1).getAttribute('id');
  await page.goto(session.url(`/seeds/#${id}`));
  await page.locator('.row:target').getByRole('link', { name: 'Edit this line' }).waitFor();
});

it('is not offered without a repository, and copying is', async () => {
  const { page } = await content.look('/operating-systems/linux/nixos/');
  expect(await page.locator('[data-lines]').count()).toBe(0);
  await page.locator('.row-title').first().hover();
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  expect(await page.getByRole('link', { name: 'Edit this line' }).count()).toBe(0);
});

describe('the permalink of a row', () => {
  it('leads from a link list to the row in its note', async () => {
    const { page, violations } = await content.visit('/operating-systems/~links/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const title = page.locator('.row-title').nth(3);
    const url = await title.getAttribute('href');
    await title.hover();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
    expect(await page.locator('.row:target .row-title').getAttribute('href')).toBe(url);
    expect(violations).toEqual([]);
  });

  it('is copied with the mouse, without what the page is filtered by, and that is said', async () => {
    const { page } = await session.visit('/garden/tools/?q=fork', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const row = page.locator('.row', { hasText: 'Broad fork' });
    await row.hover();
    expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Copy link' }).click();
    const said = page.locator('row-tools > [role=status]');
    await expect.poll(() => said.textContent()).toBe('Link copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(session.url(`/garden/tools/#${await row.getAttribute('id')}`));
    await page.goto(copied);
    expect(await row.evaluate((element) => element.matches(':target'))).toBe(true);
    await expect.poll(() => said.textContent()).toBe('');
  });

  it('becomes the address of the page where nothing can be copied', async () => {
    const { page } = await session.look('/garden/tools/');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const row = page.locator('.row', { hasText: 'Trowel' });
    await row.hover();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.locator('row-tools > [role=status]').textContent()).toMatch(/address of this page/);
    expect(new URL(page.url()).hash).toBe(`#${await row.getAttribute('id')}`);
  });

  it('belongs to the innermost row', async () => {
    const { page } = await session.look('/garden/tools/');
    await page.locator('.row-title', { hasText: 'Cart brake' }).hover();
    const title = await page.locator('.row-tools').evaluate((tools) => tools.previousElementSibling?.textContent);
    expect(title).toBe('Cart brake');
  });

  it('needs nothing in the HTML of rows', async () => {
    const { page } = await session.visit('/garden/tools/', { javaScriptEnabled: false });
    expect(await page.locator('.row-tools, .row button').count()).toBe(0);
  });
});
