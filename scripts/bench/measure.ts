import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a program. */
export interface Run {
  readonly seconds: number;
  /** Largest resident size of any one process of the run in bytes; 0 where there is no `/proc`. */
  readonly peakBytes: number;
}

/** A program with its arguments, and where it runs. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * How often the processes of a run are looked at. Each tells its own peak, so none is missed that lives this long. Looking takes
 * processor time from what is measured, so it is seldom done.
 */
const SAMPLE_MS = 200;

/** Runs programs one after the other and measures them as one. A program that fails ends the benchmark with its output. */
export async function measure(commands: readonly Command[]): Promise<Run> {
  let peakBytes = 0;
  const start = performance.now();
  for (const command of commands) peakBytes = Math.max(peakBytes, await runOne(command));
  return { seconds: (performance.now() - start) / 1000, peakBytes };
}

async function runOne({ file, args, cwd, env }: Command): Promise<number> {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  }
  let peakBytes = 0;
  const sample = () => {
    peakBytes = Math.max(peakBytes, largestProcess(child.pid ?? 0));
  };
  const timer = setInterval(sample, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(() => clearInterval(timer));
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${output}`);
  return peakBytes;
}

/** The largest high-water mark among a process and all below it. */
function largestProcess(root: number): number {
  if (process.platform !== 'linux') return 0;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  }
  const family = new Set([root]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return Math.max(...Array.from(family, peakOf));
}

function parentOf(pid: string): number {
  // The name in parens may hold spaces; what counts stands behind it: state, then parent.
  const stat = readProc(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function peakOf(pid: number): number {
  const peak = /^VmHWM:\s+(?<kilobytes>\d+)/m.exec(readProc(`/proc/${pid}/status`));
  return Number(peak?.groups?.['kilobytes'] ?? 0) * 1024;
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}
