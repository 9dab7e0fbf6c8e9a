import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from '../browser/chromium.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('takes the browser that CHROMIUM_PATH names', () => {
  const path = join(temporaryFolder(), 'my browser');
  writeFileSync(path, '');
  expect(findChromium({ CHROMIUM_PATH: path })).toBe(path);
});

it('does not fall back when CHROMIUM_PATH is misspelt', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(/CHROMIUM_PATH names \/nowhere\/chromium/);
});

it.skipIf(process.platform !== 'linux')('finds a browser on the PATH, in its order', () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(second, 'chromium'), '');
  writeFileSync(join(first, 'google-chrome'), '');
  expect(findChromium({ PATH: `${first}:${second}` })).toBe(join(first, 'google-chrome'));
});
