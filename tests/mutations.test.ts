import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFENCES } from '../scripts/mutate/defences.ts';
import { replaceOnce } from '../scripts/mutate/workbench.ts';
import { ROOT } from './support/run-script.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the control of the defences', () => {
  it('has twenty-one of them, each once', () => {
    expect(DEFENCES).toHaveLength(21);
    expect(new Set(DEFENCES.map(({ name }) => name)).size).toBe(21);
    expect(new Set(DEFENCES.map(({ file, from }) => `${file} ${from}`)).size).toBe(21);
  });

  it.each(DEFENCES.map((defence) => [defence.name, defence] as const))('can still take out: %s', (_, defence) => {
    const { file, from, to, test } = defence;
    const text = read(file);
    expect(replaceOnce(text, from, to)).not.toBe(text);
    expect(() => read(test.file)).not.toThrow();
  });

  it('takes out nothing that stands twice or not at all', () => {
    expect(() => replaceOnce('a b a', 'a', 'c')).toThrow('Unexpected 2 places of `a`, expected one');
    expect(() => replaceOnce('b', 'a', 'c')).toThrow('Unexpected 0 places of `a`, expected one');
    expect(replaceOnce('a b', 'a', '$&')).toBe('$& b');
  });

  it('is described as it is', () => {
    const rows = DEFENCES.map(
      ({ name, file, test }) => `| ${name} | \`${file}\` | \`${test.file}\`: \`${test.name}\` |`,
    );
    const table = read('docs/security.md').split('| --- | --- | --- |\n').at(-1);
    expect(table).toBe(`${rows.join('\n')}\n`);
  });
});

describe('docs/security.md', () => {
  it('names files that are there', () => {
    const named = [...read('docs/security.md').matchAll(/`((?:src|tests|scripts|\.github)\/[\w./-]+\.(?:ts|yml))`/g)];
    expect(named.length).toBeGreaterThan(30);
    for (const [, path = ''] of named) expect(() => read(path), path).not.toThrow();
  });

  it('leads to the way to report a hole, without an address of mail', () => {
    expect(read('docs/security.md')).toContain('(../SECURITY.md)');
    expect(read('SECURITY.md')).toContain('Report a vulnerability');
    expect(read('SECURITY.md')).not.toMatch(/\w@\w/);
  });
});
