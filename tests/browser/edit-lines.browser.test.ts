import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COLLECTIONS } from '../support/collections.ts';
import { useSession } from './session.ts';

const session = useSession('vault');
const content = useSession('content');
const source = readFileSync(join(COLLECTIONS.vault, 'Seeds.md'), 'utf8').split('\n');
const EDITOR = 'https://github.com/example/vault/edit/main/Seeds.md#L';

it('leads from each row to its line in the editor, with the keyboard', async () => {
  const { page, outsideRequests, violations } = await session.visit('/seeds/');
  const titles = page.locator('.row .row-title');
  const count = await titles.count();
  expect(count).toBe(4);
  for (let row = 0; row < count; row++) {
    await titles.nth(row).focus();
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
  const { page } = await session.visit('/seeds/');
  const id = await page.locator('.row').nth(1).getAttribute('id');
  await page.goto(session.url(`/seeds/#${id}`));
  await page.locator('.row:target').getByRole('link', { name: 'Edit this line' }).waitFor();
});

it('loads nothing of it without a repository', async () => {
  const { page } = await content.visit('/operating-systems/linux/nixos/');
  expect(await page.locator('edit-lines, script[src*="dit"]').count()).toBe(0);
  expect(await page.locator('[data-lines]').count()).toBe(0);
});
