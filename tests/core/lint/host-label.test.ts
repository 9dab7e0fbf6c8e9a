import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLabel } from '../../../src/core/lint/host-label.ts';

it.each([
  ['xn--bcher-kva', 'bücher'],
  ['XN--BCHER-KVA', 'bücher'],
  ['xn--80ak6aa92e', 'аррӏе'],
  ['xn--wgv71a119e', '日本語'],
  ['xn--ls8h', '💩'],
  ['example', 'example'],
  ['xn--', 'xn--'],
  ['xn--999999999', 'xn--999999999'],
])('reads %s as %s', (label, expected) => {
  expect(readLabel(label)).toBe(expected);
});

it('reads what Node writes, and never fails', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcäöüßéłжяאب日本語한한글ไทย'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(letters, (label) => {
      const written = domainToASCII(label);
      fc.pre(written.startsWith('xn--'));
      expect(domainToASCII(readLabel(written))).toBe(written);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcz019-'), maxLength: 30 }), (text) => {
      expect(typeof readLabel(`xn--${text}`)).toBe('string');
    }),
  );
});
