import { refused } from './refusal.ts';
import { isUsageError } from './usage-error.ts';

/** Exit codes of every command. */
export const EXIT = { ok: 0, contentErrors: 1, usage: 2 } as const;

/** A command of the program. */
export interface Command {
  /** Shown below a sentence that says what is wrong with the arguments. */
  readonly usage: string;
  /** Runs to its end and returns the exit code; ends early when the signal says so. */
  readonly run: (args: string[], signal: AbortSignal) => Promise<number>;
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs a command with the arguments of this process and ends the process with its exit code. Mistakes of a user are said
 * in words; only a fault of the program itself shows a stack.
 */
export async function runCommand(command: Command): Promise<void> {
  const controller = new AbortController();
  let stoppedBy: keyof typeof SIGNALS | null = null;
  for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.once(name, () => {
      stoppedBy = name;
      controller.abort(new Error(`stopped by ${name}`));
    });
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreGoneReader);
  try {
    process.exitCode = await command.run(process.argv.slice(2), controller.signal);
  } catch (error) {
    process.exitCode = EXIT.usage;
    if (stoppedBy === null) process.stderr.write(explain(error, command.usage));
  }
  // What still runs (a child that does not listen) must not hold up the end that was asked for.
  if (stoppedBy !== null) process.exit(SIGNALS[stoppedBy]);
}

/** Who reads our output may have had enough, as `head` has; the work goes on, and the exit code still counts. */
function ignoreGoneReader(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
}

function explain(error: unknown, usage: string): string {
  if (isUsageError(error)) return `${error.message}\n`;
  if (isArgumentError(error)) return `${error.message.replace(/\. To specify .*$/s, '.')}\n\n${usage}\n`;
  if (isSystemError(error)) return `${refused(placeOf(error), error).message}\n`;
  const stack = error instanceof Error ? error.stack : String(error);
  return `This is a fault of Waymark, not of your content. Please report it with the lines below.\n${stack}\n`;
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function isSystemError(error: unknown): error is Error & { readonly path?: string } {
  return error instanceof Error && 'syscall' in error;
}

function placeOf({ path }: { readonly path?: string }): string {
  return path === undefined ? 'The system refused what was needed' : `\`${path}\` cannot be used`;
}
