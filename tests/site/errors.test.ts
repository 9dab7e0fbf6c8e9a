import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/node/baseline-file.ts';
import { checkContent } from '../../src/node/check-content.ts';
import { reportJson } from '../../src/node/report-json.ts';
import { writeFiles } from '../support/files.ts';
import { ROOT, runScript } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Found {
  file: string;
  line: number;
  column: number;
  severity: string;
  rule: string;
  message: string;
  hint?: string;
}

interface Printed {
  messages: Found[];
  counts: { notes: number; errors: number };
}

/** What each fixture must be told: place, rule, and a word of the message or hint that a reader needs. */
const CASES = [
  ['unknown-scheme', 'note.md:4', 'unknown-scheme', 'https://example.org/a'],
  ['malformed-address', 'note.md:3', 'malformed-address', 'https://example.org/'],
  ['malformed-address', 'note.md:4', 'malformed-address', 'https://example.org/x'],
  ['broken-note', 'note.md:3', 'broken-target', 'other.md'],
  ['broken-anchor', 'note.md:3', 'broken-anchor', 'install'],
  ['left-over-link', 'note.md:3', 'left-over-link', ']('],
  ['unclosed-bracket', 'note.md:3', 'unclosed-bracket', ']'],
  ['empty-link-text', 'note.md:3', 'empty-link-text', 'title'],
  ['unknown-frontmatter-key', 'note.md:3', 'frontmatter-key', 'title'],
  ['frontmatter-code', 'note.md:1', 'frontmatter-code', '---'],
  ['unclosed-frontmatter', 'note.md:1', 'frontmatter-unclosed', '---'],
  ['slug-collision', 'two.md:1', 'slug-collision', 'one.md'],
  ['missing-image', 'note.md:3', 'broken-target', 'none.png'],
  ['credentials-in-address', 'note.md:3', 'address-credentials', 'https://example.org/'],
  ['unsafe-link', 'note.md:3', 'unknown-scheme', 'javascript:'],
  ['misspelt-setting', 'site.yaml:1', 'settings-key', 'title'],
] as const;

const fixture = (name: string) => join(ROOT, 'tests/fixtures/errors', name);

/** What `check` prints of a content folder, without a process of its own. */
async function check(contentDir: string): Promise<Printed> {
  const checked = await checkContent({ contentDir, names: [], since: undefined, cache: null });
  return JSON.parse(reportJson(checked.report(await readBaseline(contentDir, undefined))));
}

describe('check', () => {
  it.each(CASES)('tells of %s at %s as %s', async (name, place, rule, word) => {
    const { messages } = await check(fixture(name));
    const found = messages.filter(
      (message) => `${message.file}:${message.line}` === place && message.severity === 'error',
    );
    expect(found.map((message) => message.rule)).toContain(rule);
    expect(found.map((message) => `${message.message} ${message.hint ?? ''}`).join('\n')).toContain(word);
  });

  it('writes a message as file:line:column, severity, text and rule, and no stack', async () => {
    const { code, stdout, stderr } = await runScript('check', ['--content', fixture('unknown-scheme')]);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/^\s*(?:\S*\/)?note\.md:4:\d+\s+error\s+Unexpected .+\s+unknown-scheme$/m);
    expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
  });

  it('annotates a pull request', async () => {
    const { stdout } = await runScript('check', ['--content', fixture('unknown-scheme'), '--format', 'github']);
    expect(stdout).toMatch(/^::error file=[^,]*note\.md,line=4,.*unknown-scheme/m);
  });

  it('prints JSON and nothing else', async () => {
    const { stdout } = await runScript('check', ['--content', fixture('broken-anchor'), '--format', 'json']);
    expect(Object.keys(JSON.parse(stdout)).sort()).toEqual(['counts', 'messages']);
    expect(Object.keys(JSON.parse(stdout).counts).sort()).toEqual([
      'companions',
      'errors',
      'links',
      'notes',
      'warnings',
    ]);
  });

  it('ends with exit code 0 when there are warnings alone', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'note.md': '# Note\n\n- [A](https://a.example/?utm_source=x)\n' });
    const { code, stdout } = await runScript('check', ['--content', folder]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('tracking-parameter')]);
  });

  it('finds nothing in our own content', async () => {
    const { messages } = await check(join(ROOT, 'content'));
    expect(messages.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });

  it('tells of every bad note in one run', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.md': '[x](httpx://a.example.org)\n',
      'b.md': '---js\n1\n---\n',
      'c.md': new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a]),
      'd.md': '[gone](none.md)\n',
      'e.md': 'null \u0000 inside\n',
    });
    const { messages } = await check(folder);
    const files = messages.filter(({ severity }) => severity === 'error').map(({ file }) => file);
    expect([...new Set(files)].sort()).toEqual(['a.md', 'b.md', 'c.md', 'd.md', 'e.md']);
  });

  it.skipIf(process.platform === 'win32')('does not follow a link out of the content', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'content/note.md': '# Note\n', 'outside/secret.md': '# Secret\n' });
    symlinkSync(join(folder, 'outside/secret.md'), join(folder, 'content/link.md'));
    const { messages, counts } = await check(join(folder, 'content'));
    expect(messages.map(({ file }) => file)).toContain('link.md');
    expect(counts.notes).toBe(1);
    expect(counts.errors).toBeGreaterThan(0);
  });
});

describe('build', () => {
  it('stops with exit code 1, shows the place, and writes no site', async () => {
    const out = join(temporaryFolder(), 'dist');
    const { code, stdout, stderr } = await runScript('build', ['--content', fixture('broken-note'), '--out', out]);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/note\.md:3:\d+\s+error/);
    expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
    expect(existsSync(out)).toBe(false);
  });

  it('runs no code of a note', async () => {
    const out = join(temporaryFolder(), 'dist');
    await runScript('build', ['--content', fixture('frontmatter-code'), '--out', out], { cwd: ROOT });
    expect(existsSync(join(ROOT, 'executed.txt'))).toBe(false);
    expect(existsSync(join(fixture('frontmatter-code'), 'executed.txt'))).toBe(false);
  });

  it.each([
    ['an unknown option', ['--contents', 'x']],
    ['a folder that is not there', ['--content', '/nowhere/at/all']],
    ['an option without its value', ['--content']],
    ['a base that is no path', ['--base', 'https://example.org/x']],
  ])('answers %s with exit code 2 and one line of help', async (_, args) => {
    const { code, stderr } = await runScript(
      'build',
      [...args, '--out', join(temporaryFolder(), 'dist')].slice(0, args.length === 1 ? 1 : undefined),
    );
    expect(code).toBe(2);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('does not write into a folder that holds something else', async () => {
    const out = join(temporaryFolder(), 'mine');
    mkdirSync(out);
    writeFileSync(join(out, 'precious.txt'), 'keep me');
    const { code } = await runScript('build', ['--content', fixture('broken-note'), '--out', out]);
    expect(code).not.toBe(0);
    expect(existsSync(join(out, 'precious.txt'))).toBe(true);
  });
});
