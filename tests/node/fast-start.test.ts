import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFiles } from '../support/files.ts';
import { ROOT } from '../support/run-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A program of one module, and the ways to start it and to see what is kept of it. */
function program() {
  const folder = temporaryFolder();
  for (const name of ['fast-start.mjs', 'kept-program.mjs']) {
    cpSync(join(ROOT, 'src/node', name), join(folder, 'src/node', name));
  }
  const write = (says: string, more = '') =>
    writeFiles(folder, { 'src/says.ts': `const says: string = '${says}';\nconsole.log(says);\n${more}` });
  const add = (files: Readonly<Record<string, string>>) => writeFiles(folder, files);
  const run = (): string =>
    execFileSync(process.execPath, ['--import', './src/node/fast-start.mjs', 'src/says.ts'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const cache = join(folder, 'node_modules/.cache/waymark');
  const kept = () => {
    const name = readdirSync(cache).find((file) => file.startsWith('modules-')) ?? '';
    return join(cache, name);
  };
  return { write, add, run, kept };
}

it('runs a module as it is now, whatever was kept of it', () => {
  const { write, run, kept } = program();
  write('one');
  expect([run(), run()]).toEqual(['one\n', 'one\n']);
  write('two');
  expect([run(), run()]).toEqual(['two\n', 'two\n']);
  expect(readFileSync(kept(), 'utf8')).toContain("= 'two'");
});

it('runs nothing that was damaged, and keeps it anew', () => {
  const { write, run, kept } = program();
  write('one');
  run();
  const whole = readFileSync(kept(), 'utf8');
  writeFileSync(kept(), whole.replace("= 'one'", "= 'bad'"));
  expect(run()).toBe('one\n');
  expect(readFileSync(kept(), 'utf8')).toBe(whole);
  writeFileSync(kept(), '');
  expect(run()).toBe('one\n');
});

it('takes what was kept, and takes no types out again', () => {
  const { write, run, kept } = program();
  write('one');
  run();
  const [, body = ''] = readFileSync(kept(), 'utf8').split('\n');
  const changed = body.replace("= 'one'", "= 'kept'");
  const digest = execFileSync(process.execPath, ['-p', `crypto.hash('sha256', ${JSON.stringify(changed)})`], {
    encoding: 'utf8',
  });
  writeFileSync(kept(), `${digest.trim()}\n${changed}`);
  expect(run()).toBe('kept\n');
});

it('keeps what a thread runs, also of one that is stopped', () => {
  const { write, add, run, kept } = program();
  add({
    'src/thread.ts':
      "import { parentPort } from 'node:worker_threads';\nparentPort?.on('message', (text: string) => parentPort?.postMessage(text));\n",
  });
  write(
    'one',
    `import { Worker } from 'node:worker_threads';
    const thread = new Worker(new URL('./thread.ts', import.meta.url));
    thread.postMessage('two');
    thread.on('message', (text: string) => {
      console.log(text);
      void thread.terminate();
    });`,
  );
  expect(run()).toBe('one\ntwo\n');
  expect(readFileSync(kept(), 'utf8')).toContain('/src/thread.ts":');
});

it('finds modules beside each other, and says which one is missing', () => {
  const { write, add, run } = program();
  add({ 'src/deep/word.ts': "export const word: string = 'two';\n" });
  write('one', "import { word } from './deep/word.ts';\nconsole.log(word);\n");
  expect(run()).toBe('one\ntwo\n');
  write('one', "import './lost.ts';\n");
  expect(run).toThrow(/lost\.ts/);
});
