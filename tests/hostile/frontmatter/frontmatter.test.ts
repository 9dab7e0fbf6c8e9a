import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/model/message.ts';
import { startDev } from '../../support/dev-server.ts';
import { hashFiles, writeFiles } from '../../support/files.ts';
import { repositoryIn } from '../../support/repository.ts';
import { ROOT, runScript } from '../../support/run-script.ts';
import { fences } from './fences.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-fences-'));
const content = join(folder, 'content');
const traces = join(folder, 'traces');
const FENCES = fences(`${traces}/`);
const NOTES = FENCES.map(({ id, text }) => [`n${id}.md`, text] as const);
const PATHS = NOTES.map(([path]) => path).sort();
writeFiles(content, { 'site.yaml': 'title: Fences\n', 'good.md': '# Good\n\n- [One](https://one.example/)\n' });
repositoryIn(folder);
writeFiles(content, Object.fromEntries(NOTES));

beforeEach(() => {
  rmSync(traces, { recursive: true, force: true });
  writeFiles(traces, {});
  writeFiles(folder, { 'traces/.keep': '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What code of notes has written. */
const written = () => readdirSync(traces).filter((name) => name !== '.keep');

/** The notes of which a text tells at a place: `n1.md:2:3  error`. */
const told = (text: string) =>
  [...new Set([...text.matchAll(/(n\d+\.md):\d+:\d+ {2}error/g)].map(([, path = '']) => path))].sort();

describe('code in frontmatter', () => {
  it('is in many notes, and runs where nobody forbids it', () => {
    expect(FENCES.length).toBeGreaterThanOrEqual(40);
    const script = `
      import matter from 'gray-matter';
      for (const text of JSON.parse(process.argv[1])) try { matter(text, {}); } catch {}`;
    const texts = JSON.stringify(FENCES.map(({ text }) => text));
    spawnSync(process.execPath, ['--input-type=module', '--eval', script, texts], { cwd: ROOT });
    console.log(`${FENCES.length} fences, ${written().length} run in the control`);
    expect(written().length).toBeGreaterThan(5);
  });

  it('is told of in every note by check, with and without the right to make code of text', async () => {
    for (const options of ['', '--disallow-code-generation-from-strings']) {
      const env = { NODE_OPTIONS: options };
      const { code, stdout } = await runScript('check', ['--content', content, '--no-cache', '--format', 'json'], {
        env,
      });
      expect(code, options).toBe(1);
      const messages: Message[] = JSON.parse(stdout).messages;
      const errors = messages.filter(({ severity, rule }) => severity === 'error' && rule.startsWith('frontmatter-'));
      expect([...new Set(errors.map(({ file }) => file))].sort()).toEqual(PATHS);
      expect(errors.filter(({ line, column }) => line < 1 || column < 1)).toEqual([]);
    }
    expect(written()).toEqual([]);
  });

  it('cannot be recorded away where it would run', async () => {
    const baseline = join(folder, 'baseline.json');
    const { code } = await runScript('check', ['--content', content, '--write-baseline', baseline]);
    expect(code).toBe(1);
    const known = await runScript('check', ['--content', content, '--baseline', baseline]);
    const codes = FENCES.filter(({ text }) => /^\ufeff?(?:---[^\r\n]|\+\+\+|;;;)/.test(text) && !/^----/.test(text));
    expect(told(known.stdout)).toEqual(expect.arrayContaining(codes.map(({ id }) => `n${id}.md`)));
  });

  it('stops a build, which tells of every note', async () => {
    const out = join(folder, 'site');
    const { code, stdout } = await runScript('build', ['--content', content, '--out', out]);
    expect([code, told(stdout)]).toEqual([1, PATHS]);
    expect([existsSync(out), written()]).toEqual([false, []]);
  });

  it('is told of by what corrects, compares and makes notes, and left as it is', async () => {
    // A character that nobody sees is taken out everywhere; the note is refused before and after.
    for (const { id, text } of FENCES) if (/[\u200b\u2028]/.test(text)) rmSync(join(content, `n${id}.md`));
    const before = hashFiles(content);
    const fix = await runScript('fix', ['--content', content]);
    const left = PATHS.filter((path) => existsSync(join(content, path)));
    expect([fix.code, told(fix.stderr)]).toEqual([1, left]);
    const diff = await runScript('diff', ['--content', content, '--since', 'HEAD']);
    expect([diff.code, told(diff.stderr)]).toEqual([1, left]);
    expect(hashFiles(content)).toEqual(before);
    const made = await runScript('new', ['--content', content, '--category', 'made', '--title', 'Made']);
    expect([made.code, told(made.stderr), existsSync(join(content, 'made'))]).toEqual([1, left, false]);
    expect(written()).toEqual([]);
  });

  it('is told of by what adds links, and keeps them out of every note', async () => {
    const before = hashFiles(content);
    const args = ['--content', content, '--section', '', '--title', 'New'];
    const left = PATHS.filter((path) => existsSync(join(content, path)));
    for (const note of ['good.md', left[0] ?? '']) {
      const { code, stdout } = await runScript('add', ['https://new.example/', '--note', note, ...args]);
      expect([code, told(stdout)]).toEqual([1, left]);
    }
    expect(hashFiles(content)).toEqual(before);
    expect(written()).toEqual([]);
  });

  it('is told of by the dev server, which shows all notes and runs none', async () => {
    const { url, output } = await startDev(content);
    expect(told(output())).toEqual(PATHS.filter((path) => existsSync(join(content, path))));
    for (const path of ['', 'good/', ...NOTES.slice(0, 20).map(([path]) => path.replace('.md', '/'))]) {
      expect((await fetch(url + path)).status, path).toBe(200);
    }
    expect(written()).toEqual([]);
  });
});

it('is not what a note has that only looks like it', async () => {
  const texts = ['\n---js\n{}\n---\n', ' ---js\n{}\n---\n', 'x\n---js\n{}\n---\n', '```\n---js\n```\n', '> ---js\n'];
  const other = join(folder, 'other');
  writeFiles(other, Object.fromEntries(texts.map((text, index) => [`t${index}.md`, text])));
  const { code, stdout } = await runScript('check', ['--content', other, '--no-cache']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^0 errors/)]);
});
