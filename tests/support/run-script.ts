import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');

/** How a script ended. */
export interface Outcome {
  /** Exit code, null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a script is started. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Ends the script and all that it started with SIGKILL. */
  readonly signal?: AbortSignal;
}

/** What Node is started with for a script of the project, as in `package.json`. */
export function scriptArguments(name: string): string[] {
  return ['--import', pathToFileURL(join(ROOT, 'src/node/fast-start.mjs')).href, join(ROOT, 'scripts', `${name}.ts`)];
}

/** Runs a script of the project as a user does, in a process of its own: `runScript('build', ['--out', dir])`. */
export function runScript(name: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [...scriptArguments(name), ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  options.signal?.addEventListener('abort', () => killGroup(child.pid));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
