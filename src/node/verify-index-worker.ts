/** Checks a search index beside the build: started by verify-index.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkIndex, type IndexCheck } from './verify-index.ts';

parentPort?.postMessage(await checkIndex(workerData as IndexCheck));
