import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../src/core/lint/rules/index.ts';
import { hashFiles, writeFiles } from '../support/files.ts';
import { type Outcome, runScript } from '../support/run-script.ts';
import { MALFORMED, NEIGHBOURS } from './malformed-notes.ts';

interface Told {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const SECRET = 'what stands outside of the content folder';

/** Links that lead out, into themselves or nowhere, by their paths and targets. */
const SYMLINKS: readonly (readonly [path: string, target: string])[] = [
  ['special/out.md', '../../outside/secret.md'],
  ['special/out-by-root.md', '/etc/passwd'],
  ['special/out-folder', '../../outside'],
  ['special/out-image.png', '../../outside/secret.md'],
  ['special/inside.md', '../index.md'],
  ['special/inside-folder', '..'],
  ['special/loop.md', 'loop.md'],
  ['special/loop-one', 'loop-two'],
  ['special/loop-two', 'loop-one'],
  ['special/chain.md', 'out.md'],
  ['special/dangling.md', 'nowhere.md'],
  ['special/endless.md', '/dev/zero'],
  ['special/memory.md', '/proc/self/environ'],
];

/** Names that are no UTF-8: they are shown with a sign in the place of each such byte. */
const NO_NAMES = [Buffer.from('ff2e6d64', 'hex'), Buffer.from('fe2e6d64', 'hex'), Buffer.from('63e92e6d64', 'hex')];

const isRoot = process.getuid?.() === 0;

describe('all that is malformed, in one run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
  const content = join(folder, 'content');
  let socket: Server;
  let checked: Outcome;
  let told: readonly Told[];
  /** Path, rule and line of what must be told. */
  const expected = MALFORMED.map(({ path, folder: at = path, rule, line }) => ({
    path: at.normalize('NFC'),
    rule,
    line,
  }));
  const expectAt = (path: string, rule: string) => void expected.push({ path, rule, line: 1 });

  beforeAll(async () => {
    writeFiles(folder, { 'outside/secret.md': `# Secret\n\n${SECRET}\n` });
    writeFiles(content, NEIGHBOURS);
    writeFiles(content, Object.fromEntries(MALFORMED.map(({ path, content }) => [path, content])));
    mkdirSync(join(content, 'special'));
    for (const [path, target] of SYMLINKS) {
      symlinkSync(target, join(content, path));
      expectAt(path, 'unsafe-file');
    }
    for (const name of NO_NAMES) {
      writeFileSync(Buffer.concat([Buffer.from(`${content}/special/`), name]), '# A\n');
      expectAt(`special/${name.toString('utf8')}`, 'file-name');
    }
    execFileSync('mkfifo', [join(content, 'special/pipe.md')]);
    expectAt('special/pipe.md', 'unsafe-file');
    socket = createServer().listen(join(content, 'special/socket.md'));
    await once(socket, 'listening');
    expectAt('special/socket.md', 'unsafe-file');
    if (isRoot) {
      execFileSync('mknod', [join(content, 'special/device.md'), 'c', '1', '5']);
      expectAt('special/device.md', 'unsafe-file');
    } else {
      writeFiles(content, { 'special/closed.md': '# A\n' });
      execFileSync('chmod', ['000', join(content, 'special/closed.md')]);
      expectAt('special/closed.md', 'unreadable-file');
    }
    checked = await runScript('check', ['--content', content, '--format', 'json', '--no-cache']);
    told = JSON.parse(checked.stdout).messages;
  });

  afterAll(() => {
    socket.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is at least 200 files', () => {
    expect(expected.length).toBeGreaterThanOrEqual(200);
    expect(new Set(expected.map(({ path, rule }) => `${path} ${rule}`)).size).toBeGreaterThanOrEqual(200);
  });

  it('ends the check with exit code 1 and without a stack', () => {
    expect(checked.code, checked.stderr).toBe(1);
    expect(checked.stderr).toBe('');
  });

  it('is told by its own rule, at its place within one line', () => {
    const missing = expected.filter(
      ({ path, rule, line }) =>
        !told.some((message) => message.file === path && message.rule === rule && Math.abs(message.line - line) <= 1),
    );
    const seen = (path: string) => told.filter(({ file }) => file === path).map(({ rule, line }) => `${rule} ${line}`);
    expect(missing.map((each) => ({ ...each, told: seen(each.path) }))).toEqual([]);
  });

  it('is told as often as it is there', () => {
    for (const { path, rule } of expected) {
      const wanted = expected.filter((each) => each.path === path && each.rule === rule).length;
      const found = told.filter(({ file, rule: by }) => file === path && by === rule).length;
      expect(found, path).toBeGreaterThanOrEqual(wanted);
    }
  });

  it('is told where it is, and of nothing that is right', () => {
    const errors = told.filter(({ severity }) => severity === 'error');
    const bad = new Set(expected.map(({ path }) => path));
    expect(errors.filter(({ file }) => !bad.has(file))).toEqual([]);
    const known = new Set<string>(RULES.map(({ id }) => id));
    expect(told.filter(({ rule, message }) => !known.has(rule) || message.includes('\n'))).toEqual([]);
  });

  it('stops a build, which leaves the site that was there as it was, and nothing of what stands outside', async () => {
    const out = join(folder, 'site');
    const good = join(folder, 'good');
    writeFiles(good, { 'index.md': '# Home\n\n- [Example](https://example.org/)\n' });
    const first = await runScript('build', ['--content', good, '--out', out, '--no-cache']);
    expect(first.code, first.stderr).toBe(0);
    const before = hashFiles(out);
    const built = await runScript('build', ['--content', content, '--out', out, '--no-cache']);
    expect(built.code, built.stderr).toBe(1);
    expect(hashFiles(out)).toEqual(before);
    expect(built.stdout + built.stderr + checked.stdout).not.toContain(SECRET);
    for (const { file, line, rule } of told.filter(({ severity }) => severity === 'error')) {
      expect(built.stdout, `${file}:${line} ${rule}`).toContain(`:${line}:`);
    }
    expect(built.stdout.match(/^\S.*:\d+:\d+ {2}error {2}/gm)).toHaveLength(
      told.filter(({ severity }) => severity === 'error').length,
    );
    expect(readdirSync(folder).filter((name) => !/^(?:content|good|outside|site)$/.test(name))).toEqual([]);
  });
});
