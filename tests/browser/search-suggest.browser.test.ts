import { expect, it } from 'vitest';
import { answers, results } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('vault');

it.each([
  ['zzqx', 'Suggest a link', 'Title', 'zzqx'],
  [
    'https://nowhere.example.net/zzqx?a=1&b=2',
    'Suggest this link',
    'Address',
    'https://nowhere.example.net/zzqx?a=1&b=2',
  ],
])('leads from what was not found to the form: %s', async (query, name, label, value) => {
  const { page } = await session.look(`/search/?q=${encodeURIComponent(query)}`);
  await answers(page, query);
  await results(page).getByRole('link', { name }).click();
  await page.waitForURL('**/suggest/?*');
  expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(value);
});
