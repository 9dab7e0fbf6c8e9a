import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PAGE_KINDS } from './page-kinds.ts';
import { useSession } from './session.ts';

const session = useSession('content');

const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => [colorScheme, width] as const),
);

/** What axe objects to, one line each. */
async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>('axe.run()');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

describe.each(Object.entries(PAGE_KINDS))('%s', (name, path) => {
  it.each(VIEWS)('has nothing that axe objects to, %s, %i pixels wide', async (colorScheme, width) => {
    const { page } = await session.visit(path, { colorScheme, viewport: { width, height: 900 } });
    if (name === 'search with results') await page.locator('[data-search-results][data-state=done]').waitFor();
    expect(await problemsOf(page)).toEqual([]);
  });
});
