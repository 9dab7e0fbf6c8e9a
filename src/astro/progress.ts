/** Says how far the pages are, once in so many. */
const STEP = 25;

let done = 0;

/** Counts a rendered page and tells the process that started the build. */
export function reportPage(total: number): void {
  done += 1;
  if (done % STEP === 0 || done === total) process.send?.({ type: 'progress', done, total });
}
