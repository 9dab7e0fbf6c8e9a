import { mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Moves what earlier runs left into a folder that goes when the benchmark ends. Removing thousands of files right before a
 * run would be measured with it: ext4 looks for a while at each inode that was freed before it takes another one.
 */
export function moveToTrash(paths: readonly string[], trash: string): void {
  mkdirSync(trash, { recursive: true });
  for (const path of paths) {
    try {
      renameSync(path, join(trash, `${basename(path)}-${process.hrtime.bigint()}`));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
