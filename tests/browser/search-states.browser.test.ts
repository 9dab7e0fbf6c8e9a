import { describe, expect, it } from 'vitest';
import { addresses, answers, becomes, chosen, field, results, rows, said } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('content');

describe('the search page', () => {
  it('says when the index cannot be had, and finds when it can again', async () => {
    const { page } = await session.look('/search/');
    await page.route('**/pagefind/**', (route) => route.abort());
    await field(page).fill('ripgrep');
    await becomes(page, 'error');
    const failure = page.getByRole('alert');
    expect(await failure.isVisible()).toBe(true);
    expect(await failure.getByRole('link', { name: 'all notes' }).getAttribute('href')).toBe('/notes/');
    await page.unroute('**/pagefind/**');
    await failure.getByRole('button', { name: 'Try again' }).click();
    await becomes(page, 'done');
    expect(await results(page).getByRole('link', { name: 'ripgrep' }).count()).toBeGreaterThan(0);
    expect(await failure.isVisible()).toBe(false);
  });

  it('says when the network goes while it is used', async () => {
    const { page } = await session.look('/search/?q=ripgrep');
    await becomes(page, 'done');
    await page.route('**/pagefind/**', (route) => route.abort());
    await field(page).fill('impermanence');
    await becomes(page, 'error');
  });

  it('shows twenty results, more when asked, and goes on with the first of them', async () => {
    const { page } = await session.look('/search/?q=nix');
    await becomes(page, 'done');
    expect(await rows(page).count()).toBe(20);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
    expect(
      await rows(page)
        .nth(20)
        .locator('a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  it('counts the results for a screen reader', async () => {
    const { page } = await session.look('/search/?q=ripgrep');
    await becomes(page, 'done');
    const count = await rows(page).count();
    expect(await page.getByRole('status').textContent()).toBe(
      `${count === 1 ? 'One link' : `${count} links`} for “ripgrep”.`,
    );
  });

  it('marks the words and leads to the place of a link in its note', async () => {
    const { page } = await session.look('/search/?q=impermanence');
    await becomes(page, 'done');
    const row = rows(page).first();
    expect(await row.locator('mark').first().textContent()).toBe('Impermanence');
    const id = await row.getAttribute('data-link-id');
    await row.locator('.result-place a').first().click();
    await page.waitForURL('**/operating-systems/linux/nixos/#l-*');
    expect(await page.locator(`#l-${id}`).evaluate((element) => element.matches(':target'))).toBe(true);
  });

  it('finds a pasted address in any of its forms', async () => {
    const { page } = await session.look('/search/');
    await page
      .locator('main input[type=search]')
      .fill('http://www.github.com/nix-community/impermanence/?utm_source=x');
    await becomes(page, 'done');
    expect(await addresses(page)).toEqual(['https://github.com/nix-community/impermanence']);
  });

  it('is empty again when the field is', async () => {
    const { page } = await session.look('/search/?q=ripgrep');
    await becomes(page, 'done');
    await field(page).fill('');
    await becomes(page, 'idle');
    expect(await results(page).locator('li').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('');
  });

  it('shows what was typed as text, whatever it is', async () => {
    const { page, violations } = await session.look(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await becomes(page, 'done');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByRole('status').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(violations).toEqual([]);
  });

  it('says once what was found, not with every letter', async () => {
    const { page } = await session.look('/search/');
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const status = document.querySelector('main [role=status]');
      if (status) new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true });
    });
    await field(page).evaluate((input: HTMLInputElement) => {
      for (const letter of 'ripgrep') {
        input.value += letter;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }));
      }
    });
    await answers(page, 'ripgrep');
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([await said(page)]);
  });

  it('never shows the answer to an earlier query that comes late', async () => {
    const { page } = await session.look('/search/');
    await page.route('**/pagefind/**', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await results(page).evaluate((area) => {
      const shown: string[] = [];
      Object.assign(window, { shown });
      new MutationObserver(() => shown.push(area.dataset['query'] ?? '')).observe(area, {
        attributeFilter: ['data-query'],
      });
    });
    for (const query of ['ripgrep', 'impermanence', 'nixpkgs-review']) {
      await field(page).fill(query);
      await page.keyboard.press('Enter');
      await becomes(page, 'loading');
    }
    await answers(page, 'nixpkgs-review');
    await page.waitForTimeout(700);
    expect(await page.evaluate(() => (window as unknown as { shown: string[] }).shown)).toEqual(['nixpkgs-review']);
    expect((await addresses(page))[0]).toMatch(/nixpkgs-review/);
  });

  it('replaces nothing that a pointer is pressed on', async () => {
    const { page } = await session.look('/search/?q=ripgrep');
    await answers(page, 'ripgrep');
    const place = rows(page).first().locator('.result-place a').first();
    const href = await place.getAttribute('href');
    await place.hover();
    await page.mouse.down();
    await field(page).evaluate((input: HTMLInputElement) => {
      input.value = 'impermanence';
      input.form?.requestSubmit();
    });
    await page.waitForTimeout(500);
    expect(await results(page).getAttribute('data-query')).toBe('ripgrep');
    await page.mouse.up();
    await page.waitForURL(`**${href}`);
  });

  it('shows what was held back when the pointer is released', async () => {
    const { page } = await session.look('/search/?q=ripgrep');
    await answers(page, 'ripgrep');
    await rows(page).first().locator('.row-host').hover();
    await page.mouse.down();
    await field(page).evaluate((input: HTMLInputElement) => {
      input.value = 'impermanence';
      input.form?.requestSubmit();
    });
    await page.waitForTimeout(300);
    await page.mouse.up();
    await answers(page, 'impermanence');
  });

  it('remembers searches whose results were opened, until they are cleared', async () => {
    const { page } = await session.look('/search/?q=impermanence');
    await answers(page, 'impermanence');
    await rows(page).first().locator('.result-place a').first().click();
    await page.waitForURL('**/operating-systems/linux/nixos/#l-*');
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    const recent = page.locator('dialog').getByRole('link', { name: 'impermanence' });
    expect(new URL((await recent.getAttribute('href')) ?? '', page.url()).search).toBe('?q=impermanence');
    await recent.click();
    await answers(page, 'impermanence');
    expect(await field(page).inputValue()).toBe('impermanence');
    await field(page).fill('');
    await becomes(page, 'idle');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await recent.count()).toBe(0);
    await page.reload();
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    expect(await page.locator('dialog').getByText('Recent searches').isVisible()).toBe(false);
  });

  it('says what to do when nothing is found', async () => {
    const { page } = await session.look('/search/?q=zzqx');
    await answers(page, 'zzqx');
    expect(await said(page)).toBe('No link found for “zzqx”.');
    expect(await results(page).getByRole('link', { name: 'Look through all notes' }).getAttribute('href')).toBe(
      '/notes/',
    );
    expect(await results(page).getByRole('link', { name: 'Suggest a link' }).getAttribute('href')).toBe(
      '/suggest/?title=zzqx',
    );
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toBeNull();
  });

  it('says that an address is not listed', async () => {
    const { page } = await session.look(`/search/?q=${encodeURIComponent('https://nowhere.example.net/zzqx')}`);
    await answers(page, 'https://nowhere.example.net/zzqx');
    expect(await said(page)).toMatch(/^This address is not listed yet\./);
  });

  it('keeps the place of what stands below it while results come', async () => {
    const { page } = await session.look('/search/');
    const top = () => page.locator('.site-footer').evaluate((footer) => footer.getBoundingClientRect().top + scrollY);
    const before = await top();
    await field(page).fill('zzqx');
    await answers(page, 'zzqx');
    expect(await top()).toBe(before);
  });
});
