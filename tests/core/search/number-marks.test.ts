import { expect, it } from 'vitest';
import { createNumberMarks } from '../../../src/core/search/number-marks.ts';

it('a number is new once in each round, however large', () => {
  const { begin, isNew } = createNumberMarks();
  const numbers = [0, 5, 0, 5000, 5, 5000, 1024, 1023, 1024];
  const wanted = [true, true, false, true, false, false, true, true, false];
  expect(numbers.map(isNew)).toEqual(wanted);
  begin();
  expect(numbers.map(isNew)).toEqual(wanted);
});
