import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/run-script.ts';

/** Folders from the ground up. A file imports from its own folder and from floors below; siblings do not know each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/core/model', 'src/core/schema'],
  ['src/core/markdown'],
  ['src/core/site', 'src/core/lint', 'src/core/search'],
  ['src/node'],
  ['src/astro', 'scripts'],
  ['src/components', 'src/layouts', 'src/pages'],
];

/** Folders of one floor that may import each other: types that name one another, and parts of one page. */
const TOGETHER = [
  ['src/core/model', 'src/core/schema'],
  ['src/components', 'src/layouts', 'src/pages'],
];

/** What the pure part may use from npm. Each of these is pure itself: no files, no network, no DOM. */
const PURE_PACKAGES = [
  'github-slugger',
  'hast',
  'hast-util-raw',
  'hast-util-sanitize',
  'hast-util-to-html',
  'hast-util-to-string',
  'highlight.js',
  'lowlight',
  'mdast',
  'mdast-util-to-hast',
  'mdast-util-to-string',
  'parse5',
  'punycode',
  'rehype',
  'rehype-highlight',
  'rehype-sanitize',
  'rehype-stringify',
  'remark-rehype',
  'unified',
  'unist',
  'unist-util-visit',
  'unist-util-visit-parents',
  'vfile',
  'vfile-location',
  'zod',
];

interface File {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files = ['src', 'scripts'].flatMap(readSources);
const core = files.filter((file) => file.path.startsWith('src/core/'));
const client = files.filter((file) => file.path.startsWith('src/client/'));

describe('imports', () => {
  it('go down only', () => {
    const climbing = files.flatMap((file) =>
      localImports(file)
        .filter((target) => !mayImport(folderOf(file.path), folderOf(target)))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(climbing).toEqual([]);
  });

  it('lead to files that exist', () => {
    const known = new Set(files.map((file) => file.path));
    const lost = files.flatMap((file) =>
      localImports(file)
        .filter((target) => /\.(?:ts|astro)$/.test(target) && /^(?:src|scripts)\//.test(target) && !known.has(target))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it('of the pure part are the pure part and pure packages', () => {
    const impure = core.flatMap((file) =>
      packageImports(file)
        .filter((name) => !PURE_PACKAGES.includes(name))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(impure).toEqual([]);
  });

  it('of the browser part are the browser part, the pure part and styles', () => {
    const outside = client.flatMap((file) => [
      ...packageImports(file).map((name) => `${file.path} imports ${name}`),
      ...localImports(file)
        .filter((target) => !/^src\/(?:client|core)\/|^src\/styles\/[\w-]+\.css$/.test(target))
        .map((target) => `${file.path} imports ${target}`),
    ]);
    expect(outside).toEqual([]);
  });

  it('form no circle', () => {
    const graph = new Map(files.map((file) => [file.path, valueImports(file)]));
    expect(files.flatMap((file) => circleFrom(file.path, graph) ?? [])).toEqual([]);
  });
});

describe('files', () => {
  it('are short: half of them below 100 lines', () => {
    const lengths = files.map((file) => file.text.split('\n').length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });

  it('have a place by subject: no drawer for the rest', () => {
    const drawers = files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|lib)(?:\/|\.)/.test(file.path));
    expect(drawers.map((file) => file.path)).toEqual([]);
  });

  it('define classes only as custom elements', () => {
    const classes = files.flatMap((file) =>
      [...file.text.matchAll(/^(?:export )?(?:default )?(?:abstract )?class .*$/gm)].map(
        (match) => `${file.path}: ${match[0]}`,
      ),
    );
    const elements = classes.flatMap(
      (line) => /^src\/client\/.* class (\w+) extends HTMLElement/.exec(line)?.[1] ?? [],
    );
    const bases = ['HTMLElement', ...elements].join('|');
    expect(classes.filter((line) => !new RegExp(`^src/client/.* extends (?:${bases})\\b`).test(line))).toEqual([]);
  });

  it('explain each export', () => {
    const bare = files
      .filter(
        (file) =>
          file.path.endsWith('.ts') && !file.path.startsWith('src/pages/') && file.path !== 'src/content.config.ts',
      )
      .flatMap((file) =>
        [
          ...file.text.matchAll(
            /(?<before>[^\n]*)\n(?<line>export (?:async )?(?:function|const|interface|type) \w+.*)/g,
          ),
        ]
          .filter((match) => !/\*\/$|biome-ignore/.test(match.groups?.['before'] ?? ''))
          .map((match) => `${file.path}: ${match.groups?.['line']}`),
      )
      .filter((line) => !/export type (?<name>\w+) = \(typeof |= z\.output</.test(line));
    expect(bare).toEqual([]);
  });
});

describe('tests that mock a module', () => {
  it('share no modules with others', () => {
    const config = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8');
    const sharing = readSources('tests')
      .filter(({ path, text }) => !path.startsWith('tests/hostile/') && /^vi\.mock\(/m.test(text))
      .map(({ path }) => path)
      .filter((path) => !config.includes(`'${path}'`));
    expect(sharing).toEqual([]);
  });
});

function readSources(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|astro|mjs)$/.test(entry.name))
    .map((entry) => {
      const path = posix.relative(ROOT, posix.join(entry.parentPath, entry.name));
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): string[] {
  const scripts = path.endsWith('.astro')
    ? [
        /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '',
        ...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? ''),
      ]
    : [text];
  return scripts.flatMap((script) =>
    ts.preProcessFile(script, true, true).importedFiles.map((found) => found.fileName),
  );
}

function localImports(file: File): string[] {
  return file.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file.path), name.replace(/\?.*$/, '')));
}

function packageImports(file: File): string[] {
  return file.imports
    .filter((name) => !name.startsWith('.'))
    .map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name)));
}

/** Imports that remain when types are gone: only these can form a circle at run time. */
function valueImports(file: File): string[] {
  const typeOnly = new Set(
    [...file.text.matchAll(/(?:import|export) type [^;]*? from '(?<name>\.[^']+)'/g)].map((match) =>
      posix.join(posix.dirname(file.path), match.groups?.['name'] ?? ''),
    ),
  );
  return localImports(file).filter((target) => !typeOnly.has(target));
}

/** The folder that stands on a floor, or the file itself when it stands above all. */
function folderOf(path: string): string {
  const named = [...FLOORS.flat(), 'src/client', 'src/styles'].find((folder) => path.startsWith(`${folder}/`));
  return named ?? dirname(path);
}

function mayImport(from: string, to: string): boolean {
  if (from === to || TOGETHER.some((folders) => folders.includes(from) && folders.includes(to))) return true;
  if (from === 'scripts' && to === 'tests/browser') return true;
  const own = floorOf(from);
  if (to === 'src/client' || to === 'src/styles') return own >= FLOORS.length - 1;
  if (from === 'src/client') return to.startsWith('src/core/');
  return floorOf(to) < own;
}

/** Files on no floor, such as the collection's configuration, stand above all. */
function floorOf(folder: string): number {
  const index = FLOORS.findIndex((folders) => folders.includes(folder));
  return index < 0 ? FLOORS.length : index;
}

function circleFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): string | null {
  const seen = new Set<string>();
  const walk = (path: string, trail: readonly string[]): string | null => {
    for (const next of graph.get(path) ?? []) {
      if (next === start) return [...trail, next].join(' -> ');
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...trail, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}
