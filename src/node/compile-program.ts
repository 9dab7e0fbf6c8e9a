import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { PROGRAM_ROOT } from './fingerprint.ts';

/** Folder of what is kept, below the root. */
const KEPT = 'node_modules/.cache/waymark';

/** The file of the compiled program, which fast-start.mjs runs. */
export const PROGRAM_FILE = `${KEPT}/program.bin`;

/** What starts a process or a thread. The development server needs Astro, which loads much else. */
export const ENTRIES: readonly string[] = [
  ...['add', 'build', 'check', 'diff', 'fix', 'new', 'start'].map((name) => `scripts/${name}.ts`),
  'src/astro/build-pages.ts',
  'src/node/search-index-worker.ts',
  'src/node/verify-index-worker.ts',
];

/** What is loaded only to compile something. */
const LEFT_OUT = /\/(?:compile-pages|compile-program)\.ts$/;

/** Tells of every change of the packages; npm writes it. */
const PACKAGES = 'node_modules/.package-lock.json';

/**
 * Compiles the program below `root` into a few modules and keeps them: Node takes half a millisecond for each module that it
 * loads, and a command loads seven hundred. Where it cannot be done, commands run as they are written.
 */
export async function compileProgram(root = PROGRAM_ROOT, entries = ENTRIES): Promise<void> {
  const folder = join(root, KEPT);
  const draft = join(folder, `program.bin.${process.pid}.new`);
  try {
    const packages = sumOf(join(root, PACKAGES));
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    await writeFile(draft, pack(root, await bundle(root, entries), { [PACKAGES]: packages }));
    await rename(draft, join(root, PROGRAM_FILE));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Modules as they were compiled. */
interface Bundle {
  readonly chunks: readonly OutputChunk[];
  /** Places of all that they were compiled from. Of some, nothing but a value is left in a chunk. */
  readonly sources: ReadonlySet<string>;
}

async function bundle(root: string, entries: readonly string[]): Promise<Bundle> {
  const sources = new Set<string>();
  const build = await rolldown({
    cwd: root,
    input: entries.map((entry) => join(root, entry)),
    platform: 'node',
    logLevel: 'silent',
    plugins: [placesPlugin(sources)],
  });
  try {
    // What Node keeps of a module goes by its name, so a name must not change with each program.
    const { output } = await build.generate({
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
    });
    return { chunks: output.filter((part) => part.type === 'chunk'), sources };
  } finally {
    await build.close();
  }
}

/** Lets a module find what lies beside it where it was written, and lists all modules. */
function placesPlugin(sources: Set<string>): Plugin {
  return {
    name: 'places',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const location = join(dirname(importer), source);
      return LEFT_OUT.test(location.replaceAll(sep, '/')) ? { id: pathToFileURL(location).href, external: true } : null;
    },
    transform(code, id) {
      sources.add(id);
      if (!code.includes('import.meta')) return null;
      return code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
    },
  };
}

/** Puts modules into one file: its SHA-256, a line that says what is where, then all modules. */
function pack(root: string, { chunks, sources }: Bundle, packages: Readonly<Record<string, string>>): Buffer {
  const modules: Record<string, readonly [start: number, end: number]> = {};
  const entries: Record<string, string> = {};
  const inputs: Record<string, string> = { ...packages };
  const pathOf = (id: string): string => relative(root, id).replaceAll(sep, '/');
  let at = 0;
  // Those of packages are told of by npm, and some are made by the compiler.
  for (const id of sources) if (/^(?:src|scripts)\//.test(pathOf(id))) inputs[pathOf(id)] = sumOf(id);
  const bodies = chunks.map(({ fileName, code, facadeModuleId, isEntry }) => {
    const body = Buffer.from(code);
    modules[fileName] = [at, at + body.length];
    at += body.length;
    if (isEntry && facadeModuleId !== null) entries[pathOf(facadeModuleId)] = fileName;
    return body;
  });
  const head = JSON.stringify({ root: join(root, sep), inputs, entries, modules });
  const sealed = Buffer.concat([Buffer.from(`${head}\n`), ...bodies]);
  return Buffer.concat([Buffer.from(`${hash('sha256', sealed)}\n`), sealed]);
}

function sumOf(location: string): string {
  return hash('sha256', readFileSync(location));
}
