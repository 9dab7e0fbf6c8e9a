import { expect, it } from 'vitest';
import { runWorker } from '../../src/node/worker.ts';

const run = (code: string, place = {}) =>
  runWorker(
    new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    { word: 'yes' },
    { what: 'It failed', ...place },
  );
const ANSWER = "import { parentPort, workerData } from 'node:worker_threads'; parentPort.postMessage(workerData.word);";

it('a worker gives back what it posts, and its environment is its own', async () => {
  expect(await run(ANSWER)).toBe('yes');
  const env = await run(ANSWER.replace('workerData.word', 'process.env.WORD'), { env: { WORD: 'other' } });
  expect(env).toBe('other');
});

it.each([
  [
    'process.exit(3)',
    /^It failed: the work broke off \(3\)\. If memory ran out, close other programs\. Then try again\.$/,
  ],
  ['// It does nothing.', /^It failed: the work broke off \(0\)\. /],
  ['void new Promise(() => {})', /^It failed: the work broke off \(0\)\. /],
])('a worker that ends without an answer is told in words: %s', async (code, words) => {
  await expect(run(code)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(words) });
});

it('a fault of a worker stays a fault', async () => {
  await expect(run("throw new TypeError('mine')")).rejects.toMatchObject({ name: 'TypeError', message: 'mine' });
});

it('a worker ends when it is told to', async () => {
  const signal = AbortSignal.timeout(50);
  await expect(run('setInterval(() => {}, 1000)', { signal })).rejects.toThrow(/timeout/);
});
