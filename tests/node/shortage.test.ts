import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeCopies } from '../../src/node/copies.ts';
import { loadSite } from '../../src/node/load-site.ts';
import { makeMemoryFolder } from '../../src/node/memory-folder.ts';
import { writeFiles } from '../support/files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The call and the file for which the system lacks something, with the code that it says so by. */
let lack = { call: '', path: '', code: '' };
let disk: { readonly ffree: number } | null = null;
afterEach(() => {
  lack = { call: '', path: '', code: '' };
  disk = null;
});

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const lacking = (name: 'open' | 'readFile') => {
    const call = real[name] as (...args: unknown[]) => Promise<unknown>;
    return (...args: unknown[]) =>
      lack.call === name && String(args[0]).endsWith(lack.path)
        ? Promise.reject(Object.assign(new Error(lack.code), { code: lack.code }))
        : call(...args);
  };
  return { ...real, open: lacking('open'), readFile: lacking('readFile') };
});

vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>();
  const lacking = (name: 'copyFileSync' | 'openSync' | 'readdirSync') => {
    const call = real[name] as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      if (lack.call === name && String(args[0]).endsWith(lack.path)) {
        throw Object.assign(new Error(lack.code), { code: lack.code });
      }
      return call(...args);
    };
  };
  return {
    ...real,
    copyFileSync: lacking('copyFileSync'),
    openSync: lacking('openSync'),
    readdirSync: lacking('readdirSync'),
    statfsSync: (path: string) => ({ ...real.statfsSync(path), ...(disk && { files: 9, ...disk }) }),
  };
});

const NOTES = {
  'a.md': '# A\n\n- [One](https://one.example/)\n\n![p](p.svg) ![q](q.png)\n',
  'p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>',
  'q.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe('what the system lacks is not held against the content', () => {
  it.each([
    ['openSync', 'a.md'],
    ['open', 'q.png'],
    ['readFile', 'p.svg'],
    ['readdirSync', ''],
  ])('when it is read: %s %s', async (call, path) => {
    const folder = temporaryFolder();
    writeFiles(folder, NOTES);
    expect((await loadSite(folder)).messages).toEqual([]);
    lack = { call, path: path || folder, code: 'EMFILE' };
    await expect(loadSite(folder)).rejects.toThrow('EMFILE');
    lack = { call, path: path || folder, code: 'EACCES' };
    const { messages } = await loadSite(folder).catch(() => ({ messages: null }));
    expect(messages).not.toEqual(path === 'p.svg' ? null : []);
  });

  it('when it is copied', async () => {
    const [folder, stage] = [temporaryFolder(), temporaryFolder()];
    writeFiles(folder, NOTES);
    const { site, content } = await loadSite(folder);
    if (site === null) throw new Error('no site');
    lack = { call: 'copyFileSync', path: 'q.png', code: 'ENOSPC' };
    await expect(writeCopies(site, content, stage)).rejects.toThrow('ENOSPC');
    lack = { ...lack, code: 'EACCES' };
    expect(await writeCopies(site, content, join(stage, 'other'))).toMatchObject([{ rule: 'unreadable-file' }]);
  });
});

it.runIf(process.platform === 'linux')('memory that takes no more files is not used', () => {
  disk = { ffree: 3 };
  expect(makeMemoryFolder([1, 2])).toBeNull();
});
