import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/run-script.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const locked: Record<string, { dev?: boolean }> = JSON.parse(read('package-lock.json')).packages;
const text = read('docs/dependencies.md');

/** The rows of the table below a heading, by cells. */
function rowsOf(heading: string): string[][] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `.*$/gm)].map(([row]) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/dependencies.md', () => {
  it.each([
    ['At run time', 'dependencies'],
    ['Node', 'optionalDependencies'],
    ['For development', 'devDependencies'],
  ])('justifies, under %s, each of the %s and nothing else', (heading, key) => {
    const rows = rowsOf(heading);
    expect(rows.map(([name]) => name)).toEqual(Object.keys(manifest[key]).map((name) => `\`${name}\``));
    for (const row of rows) {
      expect(row, row[0]).toHaveLength(5);
      for (const cell of row) expect(cell, row[0]).toMatch(/\S/);
    }
  });

  it('counts them', () => {
    const count = (key: string) => Object.keys(manifest[key]).length;
    const packages = Object.entries(locked).filter(([place]) => place !== '');
    const shipped = packages.filter(([, { dev }]) => !dev);
    const counts = `${count('dependencies')} packages at run time, ${count('devDependencies')} for development, ${count('optionalDependencies')} that bring Node. With all that these need, the lockfile has ${packages.length} packages for all platforms together, ${shipped.length} of them at run time.`;
    expect(text.replace(/\s+/g, ' ')).toContain(counts);
  });
});

describe('installing', () => {
  it('runs no script of a package, whoever installs', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  it('is tried without scripts, from a fresh clone to the last test', () => {
    const lines = ['.ci/run', '.github/workflows/check.yml', '.github/workflows/deploy.yml']
      .flatMap((path) => read(path).split('\n'))
      .filter((line) => /\bnpm (?:ci|install|i)\b/.test(line));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toContain('npm ci --ignore-scripts ');
  });
});
