import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished, vi } from 'vitest';
import { ROOT, scriptArguments } from './run-script.ts';

/** A dev server in a process of its own, which ends with the running test. */
export interface RunningDev {
  /** Address of the site's home page. */
  readonly url: string;
  /** All that it has said. */
  readonly output: () => string;
}

/** Starts a dev server on a folder of notes, and waits until it serves. */
export async function startDev(content: string): Promise<RunningDev> {
  // Astro serves nothing to a process that it takes for a test.
  const env = { ...process.env, NODE_ENV: '', VITEST: '' };
  const child = spawn(process.execPath, [...scriptArguments('dev'), '--content', content, '--port', '0'], {
    env,
    cwd: ROOT,
  });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const url = await vi.waitFor(
    () => {
      const found = /Serving .* at (http\S+)/.exec(output)?.[1];
      if (found === undefined) throw new Error(`not started:\n${output}`);
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
  return { url, output: () => output };
}
