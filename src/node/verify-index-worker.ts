/** Checks a search index beside the build: started by verify-index.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { createIndexCheck, type IndexCheck } from './check-index.ts';

parentPort?.on(
  'message',
  createIndexCheck(workerData as IndexCheck, (findings) => parentPort?.postMessage(findings)),
);
