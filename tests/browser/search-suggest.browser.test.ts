import { expect, it } from 'vitest';
import { answers, results } from './search-page.ts';
import { useSession } from './session.ts';

const session = useSession('vault');

it.each([
  ['zzqx', 'Suggest a link', '- [Title](https://) - What it is, in a few words.\n'],
  [
    'https://nowhere.example.net/zzqx?a=1&b=2',
    'Suggest this link',
    '- [Title](https://nowhere.example.net/zzqx?a=1&b=2) - What it is, in a few words.\n',
  ],
])('offers to suggest what was not found: %s', async (query, name, body) => {
  const { page } = await session.visit(`/search/?q=${encodeURIComponent(query)}`);
  await answers(page, query);
  const href = await results(page).getByRole('link', { name }).getAttribute('href');
  const { origin, pathname, searchParams } = new URL(href ?? '');
  expect(origin + pathname).toBe('https://github.com/example/vault/issues/new');
  expect(searchParams.get('title')).toBe(`Suggest a link: ${query}`);
  expect(searchParams.get('body')).toBe(body);
});
