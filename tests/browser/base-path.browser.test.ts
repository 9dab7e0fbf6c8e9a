import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COLLECTIONS } from '../support/collections.ts';
import { runScript } from '../support/run-script.ts';
import { useSite } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-base-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const session = useSite(async () => {
  const dir = join(folder, 'dist');
  const args = [
    '--content',
    COLLECTIONS.content,
    '--out',
    dir,
    '--base',
    '/x/y',
    '--site',
    'https://links.example.org',
  ];
  const { code, stdout, stderr } = await runScript('build', args);
  if (code !== 0) throw new Error(stdout + stderr);
  return { dir, base: '/x/y/' };
});

it('leads a reader from page to page, and loads all that pages name, below a path', async () => {
  const { page, violations, outsideRequests } = await session.visit('');
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()} on ${page.url()}`);
  });
  const start = session.url('');
  const seen = new Set<string>();
  const files = new Set<string>();
  const open = [start];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    await page.goto(address, { waitUntil: 'load' });
    const found = await page.evaluate(() => ({
      links: Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'), ({ href }) => href),
      files: Array.from(
        document.querySelectorAll<HTMLLinkElement>('link[href]:not([rel=canonical])'),
        ({ href }) => href,
      ),
    }));
    for (const link of found.links
      .map((href) => href.replace(/[?#].*/, ''))
      .filter((href) => href.startsWith(new URL(start).origin))) {
      expect(link.startsWith(start), `${link} on ${address}`).toBe(true);
      if (link.endsWith('/')) open.push(link);
      else files.add(link);
    }
    for (const file of found.files) files.add(file);
  }
  expect(seen.size).toBeGreaterThan(30);
  for (const file of files) {
    expect(file.startsWith(start), file).toBe(true);
    expect((await fetch(file)).status, file).toBe(200);
  }
  expect(failed).toEqual([]);
  expect(violations).toEqual([]);
  expect(outsideRequests.filter((address) => !address.startsWith('https:'))).toEqual([]);
});

it('finds links below a path, under the policy that servers send', async () => {
  const { page, violations } = await session.look('search/?q=nixpkgs-review');
  const first = page.locator('main a[href*="nixpkgs-review"]').first();
  await first.waitFor();
  const place = page.locator('main a[href^="/x/y/"][href*="#"]').first();
  expect(await place.getAttribute('href')).toMatch(/^\/x\/y\/[^#]+\/#/);
  expect(violations).toEqual([]);
});

it('leads on from an old address below a path', async () => {
  const { page } = await session.look('nixos/');
  await page.waitForURL(session.url('operating-systems/linux/nixos/'));
});

it('holds data for search engines that the policy neither runs nor refuses, and a manifest that Chromium takes', async () => {
  const { page, violations } = await session.visit('operating-systems/linux/nixos/');
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(text ?? '')).toMatchObject({ '@type': 'BreadcrumbList' });
  const client = await page.context().newCDPSession(page);
  const manifest = await client.send('Page.getAppManifest');
  expect(manifest.url).toBe(session.url('site.webmanifest'));
  expect(manifest.errors).toEqual([]);
  expect(violations).toEqual([]);
});
