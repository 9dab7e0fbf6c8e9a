import { describe, expect, it } from 'vitest';
import { findRefusal, isShortage, refused, systemCode } from '../../src/node/refusal.ts';

const coded = (code: string) => Object.assign(new Error('as the system says it'), { code });

describe('refused', () => {
  it.each([
    ['ENOSPC', 'X cannot be made: no space left on the disk. Free some space there, then try again.'],
    [
      'EMFILE',
      'X cannot be made: too many open files. Raise the limit (`ulimit -n 4096`) or close other programs, then try again.',
    ],
    ['EROFS', 'X cannot be made: the disk is read-only. Name a folder on another disk, or let this one be written.'],
    ['ENOENT', 'X cannot be made: it does not exist.'],
    ['ERR_INVALID_ARG_TYPE', 'X cannot be made: as the system says it.'],
  ])('says %s in words', (code, expected) => {
    expect(refused('X cannot be made', coded(code)).message).toBe(expected);
  });
});

describe('findRefusal', () => {
  it.each([
    ['ENOSPC: no space left on device, write', 'ENOSPC'],
    ['Caused by:\n    No space left on device (os error 28)\n', 'ENOSPC'],
    ['Err: Os { code: 28, kind: StorageFull, message: "No space left on device" }', 'ENOSPC'],
    ['Worker initialization failure: EMFILE', 'EMFILE'],
    ['Too many open files (os error 24)', 'EMFILE'],
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'ENOMEM'],
    ['Read-only file system (os error 30)', 'EROFS'],
    ['Disk quota exceeded (os error 122)', 'EDQUOT'],
  ])('finds it in the words of another program: %j', (text, code) => {
    expect(systemCode(findRefusal(text))).toBe(code);
  });

  it('finds none in other words', () => {
    expect(findRefusal('Unexpected token in TEMENOSPCA at 1:1')).toBeNull();
  });
});

it('tells what the system lacks from what is wrong with a file', () => {
  expect(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM'].map((code) => isShortage(coded(code)))).not.toContain(false);
  expect(['EACCES', 'ENOENT', 'EIO', 'ERR_ENOSPC'].map((code) => isShortage(coded(code)))).not.toContain(true);
});
