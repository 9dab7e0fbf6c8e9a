import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { PAGE_KINDS } from './page-kinds.ts';
import { useSession } from './session.ts';

const session = useSession('content');

const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => [colorScheme, width] as const),
);

describe.each(Object.entries(PAGE_KINDS))('%s', (name, path) => {
  it.each(VIEWS)('has nothing that axe objects to, %s, %i pixels wide', async (colorScheme, width) => {
    const { page } = await session.look(path, { colorScheme, viewport: { width, height: 900 } });
    if (name === 'search with results') await page.locator('[data-search-results][data-state=done]').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
