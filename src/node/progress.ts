import { setImmediate } from 'node:timers/promises';
import { formatNumber } from '../core/model/format-number.ts';

/** Tells people how far a long run is. */
export interface Progress {
  /** Runs a stage and measures it. Stages may overlap. */
  readonly stage: <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;
  /** Tells how much of the stage that runs is done, and lets other work and signals through from time to time. */
  readonly count: (done: number, total: number) => Promise<void>;
  /** Removes the line of a terminal, so that other text can follow. */
  readonly clear: () => void;
  /** Seconds of each stage, in the order in which they began. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Where progress is shown. */
export interface ProgressOutput {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
}

/** How often a count is shown, in milliseconds. */
const INTERVAL = 100;

/** Shows one changing line on a terminal, and a plain line a stage elsewhere. */
export function createProgress(output: ProgressOutput): Progress {
  const isTerminal = output.isTTY === true;
  const seconds = new Map<string, number>();
  const running: string[] = [];
  let shownAt = 0;
  const show = (text: string) => output.write(isTerminal ? `\r\u001b[2K${text}` : `${text}\n`);
  return {
    stage: async (name, run) => {
      const start = performance.now();
      seconds.set(name, 0);
      running.push(name);
      show(`${name} …`);
      try {
        return await run();
      } finally {
        seconds.set(name, (performance.now() - start) / 1000);
        running.splice(running.indexOf(name), 1);
        if (isTerminal) show(running.length > 0 ? `${running.join(', ')} …` : '');
      }
    },
    count: async (done, total) => {
      if (performance.now() - shownAt < INTERVAL) return;
      if (isTerminal) show(`${running.join(', ')} … ${formatNumber(done)} of ${formatNumber(total)}`);
      await setImmediate();
      shownAt = performance.now();
    },
    clear: () => {
      if (isTerminal) show('');
    },
    seconds,
  };
}
