import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTrial, type Ended, type Trial } from './faults-site.ts';

const run = (program: string, args: readonly string[]) => execFileSync(program, args, { stdio: 'pipe' });

const STACK = /^\s+at |stack backtrace|unsettled/m;
const ADVICE = /try again|Build again|Name a folder|Let its owner/i;

/** A build that ended without a new site left the one that was there, says what helps, and left nothing behind. */
async function expectWords(trial: Trial, before: string | null, { code, text }: Ended, words: RegExp): Promise<void> {
  expect(text).toMatch(words);
  expect(text).toMatch(ADVICE);
  expect(text).not.toMatch(STACK);
  expect([1, 2], text).toContain(code);
  expect(before).not.toBeNull();
  expect(trial.hash()).toBe(before);
  expect(await trial.settled()).toEqual([]);
}

/** Builds with nothing in the way, over whatever builds before have left. */
async function expectSuccess(trial: Trial): Promise<void> {
  const before = trial.hash();
  const { code, text } = await trial.build();
  expect(code, text).toBe(0);
  expect(trial.hash()).not.toBe(before);
  expect([trial.besides(), await trial.settled()]).toEqual([[], []]);
}

describe('a build of which a part breaks off', () => {
  const trial = createTrial();
  beforeAll(async () => {
    trial.become('one');
    await expectSuccess(trial);
    trial.become('two');
    // Of a few links, no thread of its own checks the index.
    const links = Array.from({ length: 2500 }, (_, n) => `- [Link ${n}](https://many.example/${n})`);
    writeFileSync(join(trial.content, 'many.md'), `# Many\n\n${links.join('\n')}\n`);
  });
  afterAll(() => trial.remove());

  /** Code that puts something in the place of functions of Node before the program is loaded. */
  const instead = (text: string) => `
    import childProcess from 'node:child_process';
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import threads from 'node:worker_threads';
    const { fork, spawn } = childProcess;
    const { openSync } = fs;
    const { Worker } = threads;
    ${text}
    syncBuiltinESMExports();`;
  const KILLED_PAGES = `childProcess.fork = (...args) => {
    const child = fork(...args);
    setTimeout(() => child.kill('SIGKILL'), 200);
    return child;
  };`;
  const KILLED_INDEXER = `childProcess.spawn = (...args) => {
    const child = spawn(...args);
    child.kill('SIGKILL');
    return child;
  };`;
  // Where names of files must be UTF-8, Pagefind's service does the work.
  const KILLED_SERVICE = `fs.openSync = (path, ...args) => {
    if (Buffer.isBuffer(path)) throw Object.assign(new Error('EILSEQ'), { code: 'EILSEQ' });
    return openSync(path, ...args);
  };
  childProcess.spawn = (...args) => {
    const child = spawn(...args);
    if (args[1].includes('--service')) child.kill('SIGKILL');
    return child;
  };`;
  const ENDED_CHECK = 'if (!threads.isMainThread) setTimeout(() => process.exit(3), 1);';
  const CUT_INDEX = `threads.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      this.folder = options.workerData.dir + '/pagefind/';
    }
    postMessage(step) {
      if (step.type === 'finish') {
        const file = this.folder + fs.readdirSync(this.folder).find((name) => name.endsWith('.pf_meta'));
        fs.truncateSync(file, fs.statSync(file).size / 2);
      }
      super.postMessage(step);
    }
  };`;

  // Each build meets what the one before has left, and comes as far as its own fault.
  it.each([
    [
      'the process of the pages',
      KILLED_PAGES,
      /^The pages could not be built: their process was stopped by SIGKILL\./m,
    ],
    ['Pagefind', KILLED_INDEXER, /^The search index could not be built: Pagefind was stopped by SIGKILL\./m],
    ["Pagefind's service", KILLED_SERVICE, /^The search index could not be built: .+ broke off/m],
    ['the check of the index', ENDED_CHECK, /^The search index could not be checked: the work broke off \(3\)\./m],
    ['a file of the index', CUT_INDEX, /verify-index/],
  ])('ends in words: %s', async (_, text, words) => {
    const before = trial.hash();
    await expectWords(trial, before, await trial.build({ preload: instead(text) }), words);
  });

  it('goes well the next time', () => expectSuccess(trial));
});

describe('a build with too few open files', () => {
  it('ends in words, whichever of them it lacks', async () => {
    const trial = createTrial();
    try {
      trial.become('one');
      await expectSuccess(trial);
      trial.become('two');
      const before = trial.hash();
      let refused = 0;
      // With fewer, Node itself does not start; with more, a build of a small site is through.
      for (const openFiles of [24, 25, 26, 27, 28, 29, 30, 31, 32]) {
        const ended = await trial.build({ openFiles, args: ['--no-cache'] });
        if (ended.code === 0) break;
        await expectWords(trial, before, ended, /too many open files/);
        refused++;
      }
      expect(refused).toBeGreaterThan(3);
      if (trial.hash() === before) await expectSuccess(trial);
    } finally {
      trial.remove();
    }
  });
});

/** Why no disk can be made for a test; null when one can. */
const noDisk = whyNoDisk();

function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'only Linux has disks in memory';
  const folder = mkdtempSync(join(tmpdir(), 'waymark-disk-'));
  try {
    run('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
    run('umount', [folder]);
    return null;
  } catch {
    return 'a disk needs the rights to mount it';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(noDisk !== null)(`on a disk${noDisk === null ? '' : `, left out: ${noDisk}`}`, () => {
  let disk: string;
  let trial: Trial;
  const remount = (options: string) => run('mount', ['-o', `remount,${options}`, disk]);
  beforeAll(async () => {
    disk = mkdtempSync(join(tmpdir(), 'waymark-disk-'));
    run('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
    trial = createTrial(join(disk, 'trial'));
    trial.become('one');
    await expectSuccess(trial);
  });
  afterAll(() => {
    run('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it('that is full sooner or later, a build ends in words', async () => {
    trial.become('two');
    const before = trial.hash();
    const { blocks, bfree, bsize } = statfsSync(disk);
    const used = (blocks - bfree) * bsize;
    let refused = 0;
    for (const kilobytes of [4, 16, 64, 150, 300, 450, 600, 700, 800, 900]) {
      remount(`size=${used + kilobytes * 1024}`);
      const ended = await trial.build();
      if (ended.code === 0) break;
      await expectWords(trial, before, ended, /no space left on the disk/);
      refused++;
    }
    expect(refused).toBeGreaterThan(6);
    remount('size=64m');
    if (trial.hash() === before) await expectSuccess(trial);
    expect(trial.besides()).toEqual([]);
  });

  it('that is read-only, a build ends in words', async () => {
    trial.become('one');
    const before = trial.hash();
    remount('ro');
    const ended = await trial.build();
    const deep = await trial.build({ args: ['--out', join(trial.folder, 'new/deep')] });
    remount('rw');
    await expectWords(trial, before, ended, /^The folder `.+` cannot be written to: the disk is read-only\./);
    await expectWords(trial, before, deep, /^The folder `.+` cannot be made: the disk is read-only\./);
    await expectSuccess(trial);
  });

  it('that is mounted in the place of the site, a build ends in words', async () => {
    const inner = createTrial(join(disk, 'inner'));
    inner.become('one');
    mkdirSync(inner.out);
    run('mount', ['-t', 'tmpfs', 'tmpfs', inner.out]);
    try {
      await expectWords(
        inner,
        inner.hash(),
        await inner.build(),
        /^The folder `.+` cannot be replaced: it is in use\./,
      );
    } finally {
      run('umount', [inner.out]);
    }
    await expectSuccess(inner);
  });
});

const isRoot = process.getuid?.() === 0;

it.skipIf(isRoot)(
  `in a folder of another owner, a build ends in words${isRoot ? ', left out: root may write everywhere' : ''}`,
  async () => {
    const trial = createTrial();
    try {
      trial.become('one');
      await expectSuccess(trial);
      trial.become('two');
      const before = trial.hash();
      chmodSync(trial.folder, 0o555);
      const ended = await trial.build();
      chmodSync(trial.folder, 0o755);
      await expectWords(trial, before, ended, /^The folder `.+` cannot be written to: permission denied\./);
      await expectSuccess(trial);
    } finally {
      trial.remove();
    }
  },
);
