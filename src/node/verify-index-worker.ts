/** Checks a search index beside the build: started by verify-index.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckStep, createIndexCheck, type IndexCheck } from './check-index.ts';

const check = createIndexCheck(workerData as IndexCheck);
let steps = Promise.resolve();

parentPort?.on('message', (step: CheckStep) => {
  steps = steps.then(async () => {
    const verdict = await check(step);
    if (verdict !== null) parentPort?.postMessage(verdict);
  });
});
