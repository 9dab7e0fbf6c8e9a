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
  cpSync(join(ROOT, 'src/node/fast-start.mjs'), join(folder, 'src/node/fast-start.mjs'));
  const write = (says: string) =>
    writeFiles(folder, { 'src/says.ts': `const says: string = '${says}';\nconsole.log(says);\n` });
  const run = (): string =>
    execFileSync(process.execPath, ['--import', './src/node/fast-start.mjs', 'src/says.ts'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const cache = join(folder, 'node_modules/.cache/waymark');
  const kept = () => {
    const name = readdirSync(cache).find((file) => file.startsWith('modules-')) ?? '';
    return join(cache, name);
  };
  return { write, run, kept };
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
