import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The container of the results that a reader sees: in the dialog when it is open, else on the page. */
export function results(page: Page): Locator {
  return page.locator('dialog[open] [data-search-results], body:not(:has(dialog[open])) main [data-search-results]');
}

/** The rows of the results. */
export function rows(page: Page): Locator {
  return results(page).locator('li[data-link-id]');
}

/** The field that is searched from. */
export function field(page: Page): Locator {
  return page.locator('dialog[open] input[type=search], body:not(:has(dialog[open])) main input[type=search]');
}

/** Waits until the results are in a state. */
export async function becomes(page: Page, state: 'idle' | 'loading' | 'done' | 'error'): Promise<void> {
  await expect.poll(() => results(page).getAttribute('data-state'), { timeout: 15_000 }).toBe(state);
}

/** Waits until the results shown answer a query. */
export async function answers(page: Page, query: string): Promise<void> {
  await expect.poll(() => results(page).getAttribute('data-query'), { timeout: 15_000 }).toBe(query);
  await becomes(page, 'done');
}

/** Addresses of the links shown, best first. */
export async function addresses(page: Page): Promise<string[]> {
  return await rows(page).evaluateAll((all) => all.map((row) => row.querySelector('a')?.getAttribute('href') ?? ''));
}

/** What is said of the results. */
export async function said(page: Page): Promise<string> {
  return (await results(page).locator('xpath=../*[@role="status"]').textContent()) ?? '';
}

/** Id of the result cell that the field points at, and the address that Enter would open. */
export async function chosen(page: Page): Promise<{ index: number; href: string } | null> {
  const id = await field(page).getAttribute('aria-activedescendant');
  if (id === null) return null;
  return await page.locator(`#${id}`).evaluate((cell) => {
    const row = cell.closest('li');
    return {
      index: [...(row?.parentElement?.children ?? [])].indexOf(row as HTMLLIElement),
      href: cell.querySelector('a')?.getAttribute('href') ?? '',
    };
  });
}
