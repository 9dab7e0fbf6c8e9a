import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { MANIFEST_FILE, readManifest } from '../../src/node/manifest.ts';
import { hashFiles, listFiles, writeFiles } from '../support/files.ts';
import { ROOT, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTE = '\ufeff# A\r\n\r\n- [One](https://one.example.org/?a=1&b=2) - First. ([HN](https://hn.example.org/1))\r\n';
const NOTES = {
  'content/a/a.md': NOTE,
  'content/a/p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
  'content/b.md':
    '---\ntags: [x]\naliases: [old]\n---\n# B\n\n![p](a/p.svg)\n\n[A](a/a.md) and https://two.example.org/.\n',
  'content/unused.png': 'x',
} as const;

let folder: string;
let out: string;
beforeEach(() => {
  folder = temporaryFolder();
  out = join(folder, 'dist');
  writeFiles(folder, NOTES);
});
const build = (...more: string[]) => runScript('build', ['--content', join(folder, 'content'), '--out', out, ...more]);
const besides = () => readdirSync(folder).filter((name) => name !== 'content' && name !== 'dist');

describe('a finished site', () => {
  it('holds the machine view, the Markdown and the used files', async () => {
    const { code, stdout } = await build('--base', '/wiki');
    expect(code, stdout).toBe(0);
    const records = readFileSync(join(out, 'links.ndjson'), 'utf8').trimEnd().split('\n');
    expect(records.map((line) => JSON.parse(line))).toMatchObject([
      {
        note: 'a/a.md',
        title: 'One',
        url: 'https://one.example.org/?a=1&b=2',
        description: 'First.',
        line: 3,
        depth: 1,
        order: 0,
      },
      { note: 'b.md', url: 'https://two.example.org/', description: '', year: null, depth: 0 },
    ]);
    expect(Object.keys(JSON.parse(records[0] ?? ''))).toEqual([
      'id',
      'note',
      'section',
      'title',
      'url',
      'description',
      'companions',
      'year',
      'tags',
      'kind',
      'depth',
      'order',
      'line',
    ]);
    const notes = JSON.parse(readFileSync(join(out, 'notes.json'), 'utf8'));
    expect(notes).toMatchObject([
      { path: 'a/a.md', address: '/wiki/a/', source: '/wiki/a.md', category: 'a', entries: 1, links: 2, backlinks: 1 },
      { path: 'b.md', address: '/wiki/b/', source: '/wiki/b.md', category: '', tags: ['x'], aliases: ['old'] },
    ]);
    expect(readFileSync(join(out, 'a.md'), 'utf8')).toBe(NOTE);
    expect(readFileSync(join(out, 'a/p.svg'), 'utf8')).toBe(NOTES['content/a/p.svg']);
    expect(existsSync(join(out, 'unused.png'))).toBe(false);
    expect(besides()).toEqual([]);
    expect(stdout).toMatch(/2 notes, 1 link, 1 companion, \d+ pages, search index [\d,]+ KB\nreading \d/);
  });

  it('refuses a file where the site has one of its own', async () => {
    writeFiles(folder, { 'content/notes.json': '{}', 'content/c.md': '[x](notes.json)\n' });
    const { code, stdout } = await build();
    expect(code).toBe(1);
    expect(stdout).toMatch(/notes\.json:1:1 {2}error {2}.*path-collision/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('a second build', () => {
  it('ends at once when nothing has changed, and works when anything has', async () => {
    await build();
    const before = hashFiles(out);
    expect((await build()).stdout).toMatch(
      /^reading …\nNothing has changed: .* is up to date \(2 notes, 1 link, \d+ pages\)/,
    );
    for (const change of [
      () => appendFileSync(join(folder, 'content/a/p.svg'), ' '),
      () => writeFileSync(join(folder, 'content/site.yaml'), 'title: T\n'),
      () => appendFileSync(join(out, 'index.html'), ' '),
    ]) {
      change();
      expect((await build()).stdout).toMatch(/^Built /m);
    }
    rmSync(join(folder, 'content/site.yaml'));
    writeFiles(folder, NOTES);
    expect((await build('--base', '/x')).stdout).toMatch(/^Built /m);
    expect((await build()).stdout).toMatch(/^Built /m);
    expect(hashFiles(out)).toEqual(before);
    expect((await build('--force')).stdout).toMatch(/^Built /m);
    expect(hashFiles(out)).toEqual(before);
  }, 180_000);

  it('knows every file of the first one, those that hosts read included', async () => {
    writeFiles(folder, { 'content/moved.md': '---\naliases: [before]\n---\n# Moved\n' });
    await build();
    const files = listFiles(out).filter((file) => file !== MANIFEST_FILE);
    expect(files).toEqual(expect.arrayContaining(['_headers', '_redirects', 'pagefind/pagefind.js']));
    const bytes = files.reduce((sum, file) => sum + statSync(join(out, file)).size, 0);
    expect(await readManifest(out)).toMatchObject({ files: files.length, bytes });
    expect((await build()).stdout).toMatch(/^Nothing has changed/m);
  });

  it('notices a bad note even where the site is up to date', async () => {
    await build();
    writeFiles(folder, { 'content/c.md': '[x](httpx://x.example.org)\n' });
    const { code, stdout } = await build();
    expect(code).toBe(1);
    expect(stdout).toMatch(/c\.md:1:1 {2}error/);
    expect(stdout).toMatch(/Nothing was built: .* is as it was$/m);
  });
});

describe('a build', () => {
  it.each([
    ['in the same thread', 3000],
    ['in a thread of its own', 6000],
  ])('stops the search index, which has begun by then %s, when a rule finds an error', async (_, length) => {
    const links = Array.from(
      { length },
      (_, n) => `- [Link ${n} of words${n}](https://many.example/${n}) - Text ${n}.`,
    );
    writeFiles(folder, { 'content/many.md': `# Many\n\n${links.join('\n')}\n\n[B](b.md#none)\n` });
    const { code, stdout } = await build();
    expect(code, stdout).toBe(1);
    expect(stdout).toMatch(new RegExp(`many\\.md:${length + 4}:1 {2}error .* broken-anchor`));
    expect(stdout).toMatch(/^search index …$/m);
    expect(stdout).not.toMatch(/^pages …$/m);
    expect([existsSync(out), besides()]).toEqual([false, []]);
  });

  it('does not run beside another of the same folder, and clears up after one that was killed', async () => {
    const lock = join(folder, '.dist.waymark.lock');
    writeFiles(folder, { '.dist.waymark/build-x/site/index.html': 'half' });
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), began: beginOf(process.pid) }));
    const refused = await build();
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/is being built by another process \(\d+ on /),
    ]);
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), began: 'earlier' }));
    expect((await build()).code).toBe(0);
    expect(besides()).toEqual([]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('clears up after %s and ends with %i', async (signal, expected) => {
    writeFiles(folder, { 'dist/index.html': 'old', 'dist/.waymark.json': '{}' });
    const child = spawn(process.execPath, [
      join(ROOT, 'scripts/build.ts'),
      '--content',
      join(folder, 'content'),
      '--out',
      out,
    ]);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    const code = new Promise((done) => child.on('close', done));
    while (!stdout.includes('pages …')) await wait(20);
    child.kill(signal);
    expect(await code).toBe(expected);
    expect(listFiles(out)).toEqual(['.waymark.json', 'index.html']);
    expect(besides()).toEqual([]);
  });

  it.each([
    [['--out', 'content/dist'], /lie one inside the other/],
    [['--site', 'example.org'], /^Unexpected `example\.org` for --site, expected scheme and host/],
    [['--base', '/a b'], /^Unexpected `\/a b` for --base, expected/],
    [['--baseline', 'none.json'], /^The baseline `none\.json` cannot be read: it does not exist\.$/m],
    [['--fast'], /^Unknown option '--fast'\.?\n\nUsage: /],
    [['extra'], /^Unexpected argument 'extra'[^\n]*\n\nUsage: /],
  ])('answers %j in words, with exit code 2', async (args, expected) => {
    const { code, stderr } = await runScript('build', ['--content', 'content', '--out', out, ...args], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(out)).toBe(false);
  });

  it('says what is wrong with a baseline', async () => {
    const baseline = join(folder, 'baseline.json');
    for (const [text, words] of [
      ['{', /is no JSON/],
      ['{"version":1,"problems":[{"file":1}]}', /unexpected shape at problems\.0\.file/],
    ] as const) {
      writeFileSync(baseline, text);
      const { code, stderr } = await build('--baseline', baseline);
      expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
    }
  });

  it('says when the output cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'x'));
    const { code, stderr } = await runScript('build', [
      '--content',
      join(folder, 'content'),
      '--out',
      join(folder, 'file/dist'),
    ]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/cannot be made: a file of that name is in the way\.\n$/),
    ]);
  });
});

function beginOf(pid: number): string {
  const text = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
