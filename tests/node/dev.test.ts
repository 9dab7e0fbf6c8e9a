import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
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
  expect(await page('a/b.md')).toBe('# Beta\n\n[Alpha](a.md)\n');

  writeFileSync(join(content, 'a/b.md'), '# Beta\n\n- [Two](https://two.example/)\n');
  await appears('a/b/', 'href="https://two.example/"');
  await appears('a/~links/', 'href="https://two.example/"');

  writeFileSync(join(content, 'a/b.md'), '# Beta\n\n- [Two](httpvs://two.example/)\n');
  await appears('a/b/', 'unknown-scheme');
  expect(output()).toContain(`${join(content, 'a/b.md')}:3:`);

  writeFileSync(join(content, 'a/c.md'), '# Gamma\n');
  await appears('a/c/', 'Gamma');
  rmSync(join(content, 'a/c.md'));
  await vi.waitFor(async () => expect((await fetch(`${url}a/c/`)).status).toBe(404), { timeout: 10_000 });
}, 90_000);

async function startDev(content: string): Promise<{ url: string; output: () => string }> {
  // Astro serves nothing to a process that it takes for a test.
  const env = { ...process.env, NODE_ENV: '', VITEST: '' };
  const child = spawn(process.execPath, ['scripts/dev.ts', '--content', content, '--port', '0'], { env });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const url = await vi.waitFor(
    () => {
      const found = /Serving .* at (http\S+)/.exec(output)?.[1];
      if (found === undefined) throw new Error(`not started:\n${output}`);
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
  return { url, output: () => output };
}
