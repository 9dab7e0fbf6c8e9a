import { expect, it } from 'vitest';
import { formatRuns, parseRuns } from '../../../src/core/site/line-runs.ts';

it.each<[name: string, numbers: readonly number[], text: string]>([
  ['no numbers', [], ''],
  ['one', [12], '12'],
  ['neighbours', [12, 13, 14, 15], '12 1*3'],
  ['gaps', [5, 6, 9, 10, 11, 20], '5 1 3 1*2 9'],
  ['a step back, as footnotes make it', [5, 9, 7], '5 4 -2'],
])('writes and reads %s', (_, numbers, text) => {
  expect(formatRuns(numbers)).toBe(text);
  expect(parseRuns(text)).toEqual(numbers);
});

it('reads no further than there are numbers', () => {
  expect(parseRuns('3 1 x 4')).toEqual([3, 4]);
});
