import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { useSession } from './session.ts';

const session = useSession('content');
const vault = useSession('vault');

/** What the scripts of a page may weigh before search is opened, compressed. */
const LIMIT = 6 * 1024;

it.each([
  ...['/', '/operating-systems/linux/nixos/', '/operating-systems/', '/tools/~links/', '/notes/'].map(
    (path) => [path, session] as const,
  ),
  // A note with a filter, and lines to edit.
  ['/garden/tools/', vault] as const,
])('loads few scripts on %s, and those of the search only when it is opened', async (path, { visit }) => {
  const { page } = await visit(path);
  await page.waitForLoadState('networkidle');
  const scripts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => /\.js(?:\?|$)/.test(name)),
    );
  const before = await scripts();
  const sizes = await Promise.all(
    before.map(async (address) => gzipSync(new Uint8Array(await (await fetch(address)).arrayBuffer())).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT);
  await page.keyboard.press('/');
  await page.locator('dialog[open]').waitFor();
  expect((await scripts()).length).toBeGreaterThan(before.length);
});
