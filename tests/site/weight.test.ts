import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heaviestNote, meanShellBytes } from '../../scripts/bench/shell.ts';
import { builtSite, notePages } from '../support/built-site.ts';
import { COLLECTIONS } from '../support/collections.ts';
import { runScript } from '../support/run-script.ts';

/** What a published collection has: pages then name addresses of their own, images, the way to them and how to edit them. */
const SETTINGS = `
url: https://links.example.org
repository:
  url: https://github.com/example/links
`;

const folder = mkdtempSync(join(tmpdir(), 'waymark-weight-'));
const published = join(folder, 'dist');
beforeAll(async () => {
  const content = join(folder, 'content');
  cpSync(COLLECTIONS.content, content, { recursive: true });
  appendFileSync(join(content, 'site.yaml'), SETTINGS);
  const { code, stdout, stderr } = await runScript('build', ['--content', content, '--out', published]);
  expect(code, stdout + stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const weigh = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;

it.each([
  ['without an address', () => builtSite('content')],
  ['that is published', () => published],
])(
  'on a site %s, the shell around a note weighs 15 KB at most, and its page that and 1.35 of its Markdown',
  (_, site) => {
    expect(meanShellBytes(site())).toBeLessThanOrEqual(15 * 1024);
    expect(heaviestNote(site()).part).toBeLessThan(1);
  },
);

it('an address and a repository make the page of a note heavier by 400 bytes at most, compressed', () => {
  const notes = [...notePages(published).values()];
  expect(notes.length).toBeGreaterThan(0);
  for (const { path } of notes) {
    const more = weigh(join(published, path)) - weigh(join(builtSite('content'), path));
    expect(more, path).toBeGreaterThan(0);
    expect(more, path).toBeLessThanOrEqual(400);
  }
});
