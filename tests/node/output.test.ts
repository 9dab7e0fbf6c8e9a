import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeLock } from '../../src/node/lock.ts';
import { MANIFEST_FILE, type Manifest, measureFolder, readManifest, writeManifest } from '../../src/node/manifest.ts';
import { type OutputPaths, resolveOutput } from '../../src/node/output-paths.ts';
import { prepareStaging, removeStaging, swapIn } from '../../src/node/staging.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  return { ...real, rm: vi.fn(real.rm) };
});

const MANIFEST: Manifest = {
  version: 1,
  fingerprint: 'f',
  base: '/',
  files: 1,
  bytes: 3,
  notes: 1,
  links: 0,
  companions: 0,
  pages: 1,
  indexBytes: 0,
};

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'content'));
});
const resolved = (out: string, content = 'content') => resolveOutput(join(folder, out), join(folder, content));
const makeSite = async (name: string, text: string) => {
  writeFiles(join(folder, name), { 'index.html': text });
  await writeManifest(join(folder, name), MANIFEST);
};

describe('resolveOutput', () => {
  it('takes a folder that is not there, empty, or a site of ours', async () => {
    mkdirSync(join(folder, 'empty'));
    await makeSite('site', 'old');
    for (const out of ['new/deep', 'empty', 'site']) expect((await resolved(out)).out).toBe(join(folder, out));
  });

  it('refuses a folder that holds anything else', async () => {
    writeFiles(folder, { 'mine/index.html': 'keep', file: '' });
    await expect(resolved('mine')).rejects.toThrow(/holds files that are not of an earlier build/);
    await expect(resolved('file')).rejects.toThrow(/is a file/);
    expect(readFileSync(join(folder, 'mine/index.html'), 'utf8')).toBe('keep');
  });

  it('refuses output and content one inside the other, through links too', async () => {
    symlinkSync(join(folder, 'content'), join(folder, 'link'));
    for (const out of ['content', 'content/dist', '.', 'link/dist', 'content/../content/x']) {
      await expect(resolved(out), out).rejects.toThrow(/one inside the other/);
    }
    expect((await resolved('content-of-others')).out).toBe(join(folder, 'content-of-others'));
    expect((await resolved('..dist')).out).toBe(join(folder, '..dist'));
  });
});

describe('takeLock', () => {
  const path = () => join(folder, 'lock');
  const hold = (holder: object) => writeFileSync(path(), JSON.stringify(holder));
  const own = async () => {
    const unlock = await takeLock(path(), 'It');
    const holder = JSON.parse(readFileSync(path(), 'utf8'));
    await unlock();
    return holder;
  };

  it('keeps another build out until it is given back', async () => {
    const unlock = await takeLock(path(), '`dist`');
    await expect(takeLock(path(), '`dist`')).rejects.toThrow(/^`dist` is being built by another process/);
    await unlock();
    await (await takeLock(path(), '`dist`'))();
    expect(readdirSync(folder)).toEqual(['content']);
  });

  it('takes over the lock of a process that is gone, or of an earlier one with its number', async () => {
    const { pid, host, began } = await own();
    for (const stale of [{ pid: 2 ** 22 + 1, host, began }, { pid, host, began: '1' }, {}, 'cut o']) {
      hold(stale as object);
      await (await takeLock(path(), 'It'))();
    }
    writeFileSync(path(), '{"pid":');
    await (await takeLock(path(), 'It'))();
    expect(readdirSync(folder)).toEqual(['content']);
  });

  it('clears up after processes that were killed while they took it', async () => {
    const { pid, host, began } = await own();
    hold({ pid: 2 ** 22 + 1, host, began: '1' });
    renameSync(path(), `${path()}.taking`);
    writeFileSync(`${path()}.half`, '{"pid":');
    utimesSync(`${path()}.half`, 0, 0);
    // One that is empty may be about to be written, if its process is there.
    writeFileSync(`${path()}.empty`, '');
    writeFileSync(`${path()}.${host}.${pid}.draft`, '');
    writeFileSync(`${path()}.${host}.${2 ** 22 + 1}.draft`, '');
    writeFileSync(`${path()}.living`, JSON.stringify({ pid, host, began }));
    writeFileSync(`${path()}-of-mine`, '');
    await (await takeLock(path(), 'It'))();
    const left = ['content', 'lock-of-mine', `lock.${host}.${pid}.draft`, 'lock.empty', 'lock.living'];
    expect(readdirSync(folder).sort()).toEqual(left.sort());
  });

  it('leaves the lock of another machine', async () => {
    hold({ pid: 2 ** 22 + 1, host: 'another', began: '1' });
    await expect(takeLock(path(), 'It')).rejects.toThrow(/another process/);
  });

  it('lets one of many have a stale lock', async () => {
    const { host } = await own();
    for (let round = 0; round < 20; round++) {
      hold({ pid: 2 ** 22 + 1, host, began: '1' });
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path(), 'It')));
      const [taken, ...others] = results.filter((result) => result.status === 'fulfilled');
      expect(others).toEqual([]);
      await taken?.value();
      expect(readdirSync(folder)).toEqual(['content']);
    }
  });
});

describe('staging', () => {
  let paths: OutputPaths;
  beforeEach(async () => {
    paths = await resolved('dist');
  });

  it('puts a new site in the place of the old one and leaves nothing beside it', async () => {
    await makeSite('dist', 'old');
    const staging = await prepareStaging(paths);
    writeFiles(staging, { 'site/index.html': 'new' });
    swapIn(join(staging, 'site'), paths);
    expect(readFileSync(join(paths.out, 'index.html'), 'utf8')).toBe('new');
    expect(readFileSync(join(paths.aside, 'index.html'), 'utf8')).toBe('old');
    await removeStaging(paths);
    expect(readdirSync(folder).sort()).toEqual(['content', 'dist']);
  });

  it('moves the old site back when the new one cannot take its place', async () => {
    await makeSite('dist', 'old');
    const staging = await prepareStaging(paths);
    expect(() => swapIn(join(staging, 'none'), paths)).toThrow(/cannot be made/);
    expect(readFileSync(join(paths.out, 'index.html'), 'utf8')).toBe('old');
  });

  it('moves back the site of a build that was killed between the two renames', async () => {
    await makeSite('dist', 'old');
    const staging = await prepareStaging(paths);
    expect(() => swapIn(staging, { ...paths, out: paths.out, aside: join(folder, 'none/aside') })).toThrow(
      /cannot be replaced/,
    );
    mkdirSync(paths.work, { recursive: true });
    writeFiles(paths.work, { 'build-x/site/index.html': 'half' });
    renameSync(paths.out, paths.aside);
    await prepareStaging(paths);
    expect(readFileSync(join(paths.out, 'index.html'), 'utf8')).toBe('old');
    expect(existsSync(join(paths.work, 'build-x'))).toBe(false);
  });
});

describe('what is left beside a site', () => {
  it('is moved back also when it cannot be read now', async () => {
    const paths = await resolved('dist');
    // As another version of the program may have written it.
    writeFiles(paths.aside, { 'index.html': 'old', [MANIFEST_FILE]: '{"version":2}' });
    await prepareStaging(paths);
    expect(readFileSync(join(paths.out, 'index.html'), 'utf8')).toBe('old');
  });

  it('stays while it is all that there is, and is no site any more when it is half removed', async () => {
    const paths = await resolved('dist');
    await makeSite('.dist.waymark/replaced', 'old');
    await removeStaging(paths);
    expect(existsSync(join(paths.aside, MANIFEST_FILE))).toBe(true);
    await makeSite('dist', 'new');
    mkdirSync(join(paths.aside, 'deep'));
    // A removal that is broken off at its first file.
    const broken = new Error('broken off');
    const removed: string[] = [];
    vi.mocked(rm).mockImplementation((location) => {
      removed.push(String(location));
      return Promise.reject(broken);
    });
    await removeStaging(paths);
    vi.mocked(rm).mockReset();
    expect(removed[0]).toBe(join(paths.aside, MANIFEST_FILE));
    await removeStaging(paths);
    expect(readdirSync(folder).sort()).toEqual(['content', 'dist']);
  });

  it('may still be written to by a process that is about to end', async () => {
    const paths = await resolved('dist');
    const place = join(paths.work, 'build-x/site');
    mkdirSync(place, { recursive: true });
    const code = `const { mkdirSync, writeFileSync } = require('node:fs');
      const end = Date.now() + 400;
      for (let n = 0; Date.now() < end; n++) {
        try { mkdirSync(${JSON.stringify(place)} + '/' + n, { recursive: true }); writeFileSync(${JSON.stringify(place)} + '/' + n + '/x', ''); } catch {}
        if (n === 50) process.stdout.write('writing');
      }`;
    const writer = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(writer.stdout, 'data');
    await prepareStaging(paths);
    if (writer.exitCode === null) await once(writer, 'exit');
    await removeStaging(paths);
    expect(existsSync(paths.work)).toBe(false);
  });

  it('of others keeps nobody from building in words', async () => {
    const paths = await resolved('dist');
    writeFileSync(paths.work, 'a file in the way');
    await expect(prepareStaging(paths)).rejects.toThrow(
      /^The folder `.+` cannot be used: a file of that name is in the way\./,
    );
    rmSync(paths.work);
  });
});

describe('the manifest', () => {
  it('is read back, and only in its own shape', async () => {
    await makeSite('dist', 'abc');
    expect(await readManifest(join(folder, 'dist'))).toEqual(MANIFEST);
    writeFileSync(join(folder, 'dist', MANIFEST_FILE), '{"version":2}');
    expect(await readManifest(join(folder, 'dist'))).toBeNull();
    expect(await readManifest(join(folder, 'none'))).toBeNull();
  });

  it('does not count itself', async () => {
    await makeSite('dist', 'abc');
    writeFiles(join(folder, 'dist'), { 'a/b/c.html': 'äb' });
    expect(await measureFolder(join(folder, 'dist'))).toEqual({ files: 2, bytes: 6 });
  });
});
