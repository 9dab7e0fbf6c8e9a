import { expect, it } from 'vitest';
import { formatNumber } from '../../../src/core/model/format-number.ts';

it.each([0, 7, 999, 1000, 12_345, 999_999, 1_234_567])('writes %i as the browser would', (value) => {
  expect(formatNumber(value)).toBe(value.toLocaleString('en'));
});
