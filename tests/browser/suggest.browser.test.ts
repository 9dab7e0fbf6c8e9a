import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../core/markdown/parse.ts';
import { useSession } from './session.ts';

const session = useSession('vault');
const NEW = 'https://new.example.org/a_(b)?c=1&d=2';

/** Texts that would do something in Markdown or HTML if they were let. */
const HOSTILE = [
  'a](https://evil.example)',
  '](x) [y',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '`code` ``',
  'C:\\path\\',
  '*bold* **strong**',
  '_em_ __strong__ snake_case',
  '~~gone~~',
  '&amp; &lt;b&gt;',
  '![x](https://evil.example/y.png)',
  '[[Seeds]] ![[beds.png]]',
  '[ ] task',
  'A - B – C: D',
  '<!-- comment -->',
  '$1 $& $$ $`',
  'ends (PDF)',
  '[^1] [ref]: x',
  '🌿 مرحبا שלום',
  '  tab\tand   spaces  ',
];

const line = (page: Page) => page.locator('[data-line]').textContent();
const said = (page: Page) => page.locator('[data-address-note]');
const href = async (page: Page, name: string) =>
  new URL((await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '');

describe('the line', () => {
  it('is one that is read as it was typed, whatever it is', async () => {
    const { page, outsideRequests, violations } = await session.look('/suggest/');
    await page.getByLabel('Address', { exact: true }).fill(NEW);
    for (const title of HOSTILE) {
      await page.getByLabel('Title', { exact: true }).fill(title);
      await page.getByLabel('What it is, in a few words').fill(title);
      const markdown = (await line(page)) ?? '';
      expect(markdown).not.toContain('\n');
      const words = title.replace(/\s+/g, ' ').trim();
      expect(
        entriesOf(markdown).map((entry) => [entry.title.text, entry.url, entry.description?.text]),
        markdown,
      ).toEqual([[words, NEW, words]]);
    }
    expect(await page.locator('suggest-link :is(script, img)').count()).toBe(0);
    expect([...outsideRequests, ...violations]).toEqual([]);
  });

  it('can be copied', async () => {
    const { page } = await session.visit('/suggest/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('Address', { exact: true }).fill(NEW);
    await page.getByLabel('Title', { exact: true }).fill('New');
    await page.getByRole('button', { name: 'Copy the line' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`- [New](${NEW})`);
  });
});

describe('the address', () => {
  it.each([
    'https://seeds.example.com/tomatoes#top',
    'http://www.seeds.example.com/tomatoes/#top',
    'HTTPS://SEEDS.example.com/tomatoes?utm_source=x#top',
  ])('is known in each of its forms: %s', async (address) => {
    const { page } = await session.look(`/suggest/?address=${encodeURIComponent(address)}`);
    await said(page).getByText('Listed already').waitFor();
    const place = said(page).getByRole('link');
    expect(await place.allTextContents()).toEqual(['Seeds › Bought in 2023']);
    await place.click();
    await page.waitForURL('**/seeds/#l-*');
    expect(await page.locator('.row:target .row-title').textContent()).toBe('Tomatoes (2023)');
  });

  it('is known as the companion of another', async () => {
    const { page } = await session.look('/suggest/?address=https://forum.example.net/t/12');
    await said(page).getByText('as “Review”').waitFor();
  });

  it.each([NEW, 'https://seeds.example.com/tomatoes#other', 'mailto:nobody@example.org'])(
    'is said to be new: %s',
    async (address) => {
      const { page, violations } = await session.look(`/suggest/?address=${encodeURIComponent(address)}`);
      await said(page).getByText('Not listed yet.').waitFor();
      expect(violations).toEqual([]);
    },
  );

  it('is corrected on demand', async () => {
    const { page } = await session.look('/suggest/?address=new.example.org/x&title=T');
    await page.getByRole('button', { name: 'Use https://new.example.org/x' }).click();
    await said(page).getByText('Not listed yet.').waitFor();
    expect(await line(page)).toBe('- [T](https://new.example.org/x)');
  });

  it('never becomes a link that runs', async () => {
    const { page } = await session.look('/suggest/?address=javascript:alert(1)&title=T');
    await said(page).getByText('Unexpected scheme').waitFor();
    expect(await page.locator('[href^="javascript:"]').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Open an issue' }).count()).toBe(0);
  });
});

describe('the ways to send it', () => {
  it('take along what was filled in', async () => {
    const { page, outsideRequests } = await session.look('/suggest/');
    await page.getByLabel('Address', { exact: true }).fill(NEW);
    await page.getByLabel('Title', { exact: true }).fill('A & B #1 <c>');
    await page.getByLabel('Note', { exact: true }).fill('seeds');
    await page.getByLabel('Section').selectOption('Other');
    await page.getByLabel('Label of companion').first().fill('HN');
    await page.getByLabel('Address of companion').first().fill('https://news.example.net/1');
    const issue = await href(page, 'Open an issue');
    expect(issue.origin + issue.pathname).toBe('https://github.com/example/vault/issues/new');
    expect(Object.fromEntries(issue.searchParams)).toMatchObject({
      template: 'suggest-a-link.yml',
      title: 'Suggest a link: A & B #1 <c>',
      name: 'A & B #1 <c>',
      address: NEW,
      note: 'Seeds.md',
      section: 'Other',
      companions: 'HN: https://news.example.net/1',
    });
    expect((await href(page, 'Edit the note')).href).toBe('https://github.com/example/vault/edit/main/Seeds.md');
    expect(outsideRequests).toEqual([]);
  });

  it('begin at the page of a note', async () => {
    const { page } = await session.look('/seeds/');
    await page.getByRole('main').getByRole('link', { name: 'Suggest a link' }).click();
    await page.waitForURL('**/suggest/?note=*');
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('Seeds.md');
    expect(await page.getByLabel('Section').locator('option').allTextContents()).toEqual([
      'Not sure',
      'Bought in 2023',
      'Other',
    ]);
  });
});

it('can be filled in with the keyboard alone', async () => {
  const { page } = await session.look('/suggest/');
  await page.getByLabel('Address', { exact: true }).focus();
  for (const text of [NEW, 'Title', 'Words.', 'Seeds.md']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  for (let tab = 0; tab < 12; tab++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Open an issue') break;
  }
  const issue = new URL((await page.evaluate(() => document.activeElement?.getAttribute('href'))) ?? '');
  expect(issue.searchParams.get('section')).toBe('Bought in 2023');
  expect(await line(page)).toBe(`- [Title](${NEW}) - Words.`);
});

it('tells what to do without JavaScript, and without the form', async () => {
  const { page } = await session.visit('/suggest/', { javaScriptEnabled: false });
  expect(await page.locator('form').first().isVisible()).toBe(false);
  const steps = page.getByRole('region', { name: 'By hand' });
  expect(await steps.isVisible()).toBe(true);
  expect(await steps.locator('code').textContent()).toContain('- [Title](https://address)');
  expect(await steps.getByRole('link').count()).toBe(4);
});
