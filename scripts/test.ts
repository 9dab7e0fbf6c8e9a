import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../tests/browser/chromium.ts';

const HELP = `No Chromium was found, and none could be installed.
Install one in one of these ways and run npm test again:
  Debian, as root:   apt-get install chromium
  macOS:             brew install --cask chromium
  any system:        npx playwright-core install --with-deps chromium
or set CHROMIUM_PATH to the executable of a Chromium, Chrome or Edge that is there.`;

const browser = browserPath();
if (browser === null) {
  console.error(HELP);
  process.exitCode = 1;
} else {
  const arguments_ = ['node_modules/vitest/vitest.mjs', 'run', ...withProject(process.argv.slice(2))];
  process.exitCode = run(process.execPath, arguments_, { CHROMIUM_PATH: browser }) ? 0 : 1;
}

/** Unless a project is named, all run but the hostile one, which takes long. */
function withProject(words: readonly string[]): readonly string[] {
  return words.some((word) => word.startsWith('--project')) ? words : ['--project=!hostile', ...words];
}

function browserPath(): string | null {
  try {
    return findChromium() ?? installChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

function installChromium(): string | null {
  console.log('No Chromium found: installing one.');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installFromDebian();
  const installed = findChromium();
  if (installed !== null) return installed;
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  return findChromium();
}

function installFromDebian(): void {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], env);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], env);
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}
