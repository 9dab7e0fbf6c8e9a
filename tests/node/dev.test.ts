import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startDev } from '../support/dev-server.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

it('serves the content while it is edited', async () => {
  const content = temporaryFolder();
  writeFiles(content, {
    'site.yaml': 'base: /kb\n',
    'a/a.md': '# Alpha\n\n![Dot](dot.png)\n\n- [One](https://one.example/)\n',
    'a/b.md': '# Beta\n\n[Alpha](a.md)\n',
    'a/dot.png': PIXEL,
  });
  const { url, output } = await startDev(content);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kb\/$/);
  const page = async (path: string) => (await fetch(url + path)).text();
  const appears = (path: string, text: string) =>
    vi.waitFor(async () => expect(await page(path)).toContain(text), { timeout: 10_000, interval: 50 });

  expect(await page('a/')).toContain('href="https://one.example/"');
  expect((await fetch(`${url}a/dot.png`)).headers.get('content-type')).toBe('image/png');
  expect(await page('styleguide/')).toMatch(/<li [^>]*class="row"[^>]* data-kind="video">/);
  expect(await page('a/b.md')).toBe('# Beta\n\n[Alpha](a.md)\n');

  writeFileSync(join(content, 'a/b.md'), '# Beta\n\n- [Two](https://two.example/)\n');
  await appears('a/b/', 'href="https://two.example/"');
  await appears('a/~links/', 'href="https://two.example/"');

  writeFileSync(join(content, 'a/b.md'), '# Beta\n\n- [Two](httpvs://two.example/)\n');
  await appears('a/b/', 'unknown-scheme');
  // What the terminal is told comes another way than the page.
  await vi.waitFor(() => expect(output()).toContain(`${join(content, 'a/b.md')}:3:`), { timeout: 10_000 });

  writeFileSync(join(content, 'a/c.md'), '# Gamma\n');
  await appears('a/c/', 'Gamma');
  const notes = await fetch(`${url}notes.json`);
  expect(notes.headers.get('content-type')).toContain('application/json');
  expect(await notes.json()).toMatchObject([{ title: 'Alpha' }, { title: 'Beta' }, { address: '/kb/a/c/' }]);
  rmSync(join(content, 'a/c.md'));
  await vi.waitFor(async () => expect((await fetch(`${url}a/c/`)).status).toBe(404), { timeout: 10_000 });
}, 90_000);
