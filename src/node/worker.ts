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
  /** Is told what the module posts before its result, which is in a {@link News}. */
  readonly onNews?: (news: never) => void;
}

/** What a module posts before its result. */
export interface News {
  readonly news: unknown;
}

/** A module that runs in a thread of its own. */
export interface RunningWorker<Question, Result> {
  readonly send: (question: Question) => void;
  /** The one message that it posts. */
  readonly result: Promise<Result>;
  readonly stop: () => void;
}

/** Starts a module in a thread of its own. It is stopped when it has posted its message. */
export function startWorker<Question, Result>(
  module: URL,
  workerData: unknown,
  place: WorkerPlace,
): RunningWorker<Question, Result> {
  const { what, env = process.env, signal, onNews } = place;
  // What is written to its error output by packages is said in the message, or it is of no use to a user.
  const worker = new Worker(module, { workerData, env, stderr: true });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  const posted = new Promise<Result>((resolve, reject) => {
    worker.on('message', (message: Result | News) => {
      if (isNews(message)) onNews?.(message.news as never);
      else resolve(message);
    });
    worker.once('error', (error) => reject(explain(what, error)));
    worker.once('exit', (code) => {
      reject(signal?.aborted ? signal.reason : usageError(`${what}: the work broke off (${code}). ${STOPPED}`));
    });
  });
  const result = posted.finally(() => {
    signal?.removeEventListener('abort', stop);
    stop();
  });
  // Whoever stops it does not wait for what it posts.
  result.catch(() => undefined);
  return { send: (question) => worker.postMessage(question), result, stop };
}

function isNews(message: unknown): message is News {
  return typeof message === 'object' && message !== null && 'news' in message;
}

/** Runs a module in a thread of its own and returns the one message that it posts. */
export function runWorker<Result>(module: URL, workerData: unknown, place: WorkerPlace): Promise<Result> {
  return startWorker<never, Result>(module, workerData, place).result;
}

/** A thread that could not be started, or ran out of memory, is no fault of what it does. */
function explain(what: string, error: unknown): unknown {
  const isOfThread = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_WORKER_');
  const refusal = isOfThread ? findRefusal(error.message) : null;
  return refusal === null ? error : refused(what, refusal);
}
