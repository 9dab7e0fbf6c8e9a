/**
 * Writes numbers as the steps from each to the next, with how often a step is repeated: `12 1*40 3`. Lines of rows follow
 * each other, so that a note of a thousand rows needs a few letters.
 */
export function formatRuns(numbers: readonly number[]): string {
  const runs: { readonly step: number; times: number }[] = [];
  let before = 0;
  for (const number of numbers) {
    const step = number - before;
    const last = runs.at(-1);
    if (last?.step === step) last.times++;
    else runs.push({ step, times: 1 });
    before = number;
  }
  return runs.map(({ step, times }) => (times === 1 ? `${step}` : `${step}*${times}`)).join(' ');
}

/** Reads what `formatRuns` has written. What is no number ends the list. */
export function parseRuns(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const run of text.split(' ')) {
    const [step = 0, times = 1] = run.split('*').map(Number);
    if (run === '' || !Number.isInteger(step) || !Number.isInteger(times)) break;
    for (let index = 1; index <= times; index++) numbers.push(number + index * step);
    number += times * step;
  }
  return numbers;
}
