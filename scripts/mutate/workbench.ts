import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { Defence } from './defences.ts';

/** What is no part of the program. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', '.astro']);

/** A copy of the program in which defences are taken out. */
export interface Workbench {
  /** Takes a defence out. Throws when its text does not stand there exactly once. */
  readonly takeOut: (defence: Defence) => Promise<void>;
  /** Puts it back. */
  readonly putBack: (defence: Defence) => Promise<void>;
  /** Runs tests, and tells of each whether it passed; those that are not in the result did not run. */
  readonly run: (tests: readonly Defence['test'][]) => Promise<ReadonlyMap<string, boolean>>;
  readonly remove: () => Promise<void>;
}

/** Copies the program to a temporary folder. Its packages are shared, what they keep from run to run is not. */
export async function openWorkbench(root: string, signal: AbortSignal): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-mutate-'));
  await cp(root, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(relative(root, source).split(sep)[0] ?? ''),
  });
  await linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    takeOut: async ({ file, from, to }) => {
      const text = await readFile(join(root, file), 'utf8');
      await writeFile(join(folder, file), replaceOnce(text, from, to));
    },
    putBack: ({ file }) => cp(join(root, file), join(folder, file)),
    run: (tests) => runTests(folder, tests, signal),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Replaces a text that stands in another exactly once. Throws when it does not. */
export function replaceOnce(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`Unexpected ${parts.length - 1} places of \`${from}\`, expected one`);
  return parts.join(to);
}

/** The name under which a test is known in the result. */
export function keyOf({ file, name }: Defence['test']): string {
  return `${file} ${name}`;
}

/** Links each package by itself: caches in the folder begin with a dot and stay where they are. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (!name.startsWith('.') || name === '.bin') await symlink(join(from, name), join(to, name), 'junction');
  }
}

const resultSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

async function runTests(
  folder: string,
  tests: readonly Defence['test'][],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
  const output = join(folder, 'result.json');
  await rm(output, { force: true });
  const names = tests.map(({ name }) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const files = [...new Set(tests.map(({ file }) => file))];
  const child = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files,
      '--testNamePattern',
      `^(?:${names.join('|')})$`,
      '--reporter=json',
      `--outputFile=${output}`,
    ],
    { cwd: folder, stdio: 'ignore', signal },
  );
  await once(child, 'close');
  const text = await readFile(output, 'utf8').catch(() => '{"testResults":[]}');
  const { testResults } = resultSchema.parse(JSON.parse(text));
  const done = testResults.flatMap(({ name: location, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ ancestorTitles, title, status }): [string, boolean] => {
        const name = [...ancestorTitles, title].join(' > ');
        const file = relative(folder, location).split(sep).join('/');
        return [keyOf({ file, name }), status === 'passed'];
      }),
  );
  return new Map(done);
}
