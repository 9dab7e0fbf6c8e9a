import { Worker } from 'node:worker_threads';
import { findRefusal, refused, STOPPED } from './refusal.ts';
import { usageError } from './usage-error.ts';

/** How a worker runs. */
interface WorkerPlace {
  /** What has failed when the worker does: the begin of a sentence. */
  readonly what: string;
  /** Environment; that of this thread unless given. */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the work. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a module in a thread of its own and returns the one message that it posts. */
export async function runWorker<Result>(module: URL, workerData: unknown, place: WorkerPlace): Promise<Result> {
  const { what, env = process.env, signal } = place;
  // What is written to its error output by packages is said in the message, or it is of no use to a user.
  const worker = new Worker(module, { workerData, env, stderr: true });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Result>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => reject(explain(what, error)));
      worker.once('exit', (code) => {
        reject(signal?.aborted ? signal.reason : usageError(`${what}: the work broke off (${code}). ${STOPPED}`));
      });
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** A thread that could not be started, or ran out of memory, is no fault of what it does. */
function explain(what: string, error: unknown): unknown {
  const isOfThread = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_WORKER_');
  const refusal = isOfThread ? findRefusal(error.message) : null;
  return refusal === null ? error : refused(what, refusal);
}
