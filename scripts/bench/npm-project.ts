import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.ts';

/** Makes a package in a folder and installs what it depends on. */
export async function installProject(folder: string, dependencies: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bench', private: true, type: 'module', dependencies }),
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await measure([{ file: npm, args: ['install', '--no-audit', '--no-fund', '--ignore-scripts'], cwd: folder }]);
}
