import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberReader, packNumbers } from '../../../src/core/search/bytes.ts';

it('reads numbers as they were written, and no more', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(300), fc.maxSafeNat())), (numbers) => {
      const read = numberReader(packNumbers(numbers));
      expect(numbers.map(() => read())).toEqual(numbers);
      expect(read).toThrow(RangeError);
    }),
  );
});

it.each([
  [0, [0]],
  [127, [127]],
  [128, [128, 1]],
  [16_384, [128, 128, 1]],
])('writes %i in as few bytes as it needs', (number, bytes) => {
  expect([...packNumbers([number])]).toEqual(bytes);
});
