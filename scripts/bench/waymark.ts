import { readFileSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { indexRecordFile } from '../../src/node/index-record.ts';
import { keptWordsFile } from '../../src/node/kept-words.ts';
import { siteRecordFile } from '../../src/node/page-record.ts';
import { parseCacheFile } from '../../src/node/parse-cache.ts';
import { type Command, measure } from './measure.ts';
import { moveToTrash } from './trash.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Our own build of a collection in a folder for measuring. */
export interface Subject {
  readonly content: string;
  readonly out: string;
  readonly command: Command;
  /** Records the known problems of the collection, which a build needs to know. Not measured. */
  readonly writeBaseline: () => Promise<void>;
  /** Puts away the site and everything that a build keeps for the next one. */
  readonly clean: () => Promise<void>;
}

/** What counts of `package.json`: our commands are measured as they are run. */
interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
}

/** Describes our build below a folder that holds `content/`. */
export function waymark(folder: string): Subject {
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  const baseline = join(folder, 'baseline.json');
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageFile;
  const script = (name: string, args: readonly string[]): Command => {
    const [, ...command] = (scripts[name] ?? '').split(' ');
    return { file: process.execPath, args: [...command, '--content', content, ...args], cwd: ROOT };
  };
  return {
    content,
    out,
    command: script('build', ['--out', out, '--baseline', baseline]),
    writeBaseline: async () => {
      await measure([script('check', ['--write-baseline', baseline])]);
    },
    clean: async () => {
      const site = join(await realpath(folder), 'dist');
      // What is kept may lie on another disk, and is four files.
      const kept = [await parseCacheFile(content), siteRecordFile(site), indexRecordFile(site), keptWordsFile(site)];
      for (const path of kept) rmSync(path, { force: true });
      moveToTrash([out, join(folder, '.dist.waymark')], `${folder}-trash`);
    },
  };
}
