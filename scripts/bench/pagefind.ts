import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Command } from './measure.ts';

const PLATFORMS: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** The Pagefind binary that this project uses too, run on a finished site. */
export function pagefind(site: string): Command {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const manifest = createRequire(import.meta.url).resolve(`@pagefind/${platform}/package.json`);
  const name = process.platform === 'win32' ? 'pagefind_extended.exe' : 'pagefind_extended';
  return { file: join(dirname(manifest), 'bin', name), args: ['--site', site], cwd: site };
}
