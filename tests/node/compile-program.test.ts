import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileProgram, ENTRIES, PROGRAM_FILE } from '../../src/node/compile-program.ts';
import { writeFiles } from '../support/files.ts';
import { ROOT, scriptArguments } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A program of two modules and a thread; it says whether it runs compiled, and where it was written. */
async function program(): Promise<string> {
  const folder = temporaryFolder();
  for (const name of ['fast-start.mjs', 'kept-program.mjs']) {
    cpSync(join(ROOT, 'src/node', name), join(folder, 'src/node', name));
  }
  writeFiles(folder, {
    'package.json': '{ "type": "module" }',
    'node_modules/.package-lock.json': '{}',
    'src/word.ts': "export const word: string = 'one';\n",
    'src/thread.ts':
      "import { word } from './word.ts';\nconsole.log('thread', word, process.env['WAYMARK_COMPILED']);\n",
    'src/says.ts': `import { Worker } from 'node:worker_threads';
      import { word } from './word.ts';
      console.log(word, process.env['WAYMARK_COMPILED'], import.meta.url, import.meta.dirname);
      delete process.env['WAYMARK_COMPILED'];
      new Worker(new URL('./thread.ts', import.meta.url));`,
  });
  await compileProgram(folder, ['src/says.ts', 'src/thread.ts']);
  return folder;
}

function run(folder: string): string[] {
  const output = execFileSync(process.execPath, ['--import', './src/node/fast-start.mjs', 'src/says.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return output.replaceAll(folder, '').split('\n');
}

const COMPILED = ['one 1 file:///src/says.ts /src', 'thread one 1', ''];
const WRITTEN = ['one undefined file:///src/says.ts /src', 'thread one undefined', ''];

it('runs what was compiled, in threads too, and it finds what lies beside it', async () => {
  const folder = await program();
  expect(run(folder)).toEqual(COMPILED);
  expect(run(folder)).toEqual(COMPILED);
});

it('runs a module as it is now when it has changed', async () => {
  const folder = await program();
  writeFiles(folder, { 'src/word.ts': "export const word: string = 'two';\n" });
  expect(run(folder)).toEqual(WRITTEN.map((line) => line.replace('one', 'two')));
  await compileProgram(folder, ['src/says.ts', 'src/thread.ts']);
  expect(run(folder)).toEqual(COMPILED.map((line) => line.replace('one', 'two')));
});

it.each<[string, (folder: string) => void]>([
  ['packages have changed', (folder) => writeFiles(folder, { 'node_modules/.package-lock.json': '{ "name": "x" }' })],
  ['a module of it is gone', (folder) => changeProgram(folder, 'src/word.ts', 'src/gone.ts')],
  ['a byte of it was damaged', (folder) => changeProgram(folder, '"one"', '"bad"')],
  ['it was cut off', (folder) => writeFileSync(join(folder, PROGRAM_FILE), readProgram(folder).slice(0, -9))],
  ['it is empty', (folder) => writeFileSync(join(folder, PROGRAM_FILE), '')],
])('runs the program as it is written when %s', async (_, change) => {
  const folder = await program();
  change(folder);
  expect(run(folder)).toEqual(WRITTEN);
});

it('runs the program as it is written when it was moved', async () => {
  const moved = join(temporaryFolder(), 'moved');
  cpSync(await program(), moved, { recursive: true });
  expect(run(moved)).toEqual(WRITTEN);
});

it('leaves what is kept alone where it cannot compile', async () => {
  const folder = await program();
  writeFiles(folder, { 'src/word.ts': 'export const = ;\n' });
  const before = readProgram(folder);
  await compileProgram(folder, ['src/says.ts', 'src/thread.ts']);
  expect(readProgram(folder)).toBe(before);
});

it('compiles all that starts with it, but the development server', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const started = Object.values(scripts).flatMap((script) => /fast-start\.mjs (\S+)/.exec(script)?.[1] ?? []);
  expect(started.filter((path) => !ENTRIES.includes(path))).toEqual(['scripts/dev.ts']);
  expect(ENTRIES.filter((path) => path.startsWith('scripts/') && !started.includes(path))).toEqual([]);
});

it('compiles this program such that its commands run', async () => {
  await compileProgram();
  const says = 'data:text/javascript,process.on("exit",()=>console.log("compiled",process.env.WAYMARK_COMPILED))';
  for (const name of ['build', 'check', 'new', 'add', 'diff', 'fix', 'start']) {
    const output = execFileSync(process.execPath, ['--import', says, ...scriptArguments(name), '--help'], {
      encoding: 'utf8',
    });
    expect(output).toMatch(/^Usage: npm (?:run|start)/);
    expect(output).toMatch(/\ncompiled 1\n$/);
  }
});

function readProgram(folder: string): string {
  return readFileSync(join(folder, PROGRAM_FILE), 'utf8');
}

function changeProgram(folder: string, from: string, to: string): void {
  const text = readProgram(folder);
  expect(text).toContain(from);
  writeFileSync(join(folder, PROGRAM_FILE), text.replace(from, to));
}
