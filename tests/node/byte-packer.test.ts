import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacker, createUnpacker } from '../../src/node/byte-packer.ts';

const number = fc.integer({ min: -1, max: 2 ** 31 - 2 });
const signed = fc.integer({ min: -(2 ** 29), max: 2 ** 29 });
const text = fc.string({ unit: 'binary' });
const step = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: number }),
  fc.record({ kind: fc.constant('signed' as const), value: signed }),
  fc.record({ kind: fc.constant('text' as const), value: text, near: fc.integer({ min: -1, max: 40 }) }),
);

describe('packed bytes', () => {
  it('give back every number and text in order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), text, (steps, source) => {
        const packer = createPacker(source);
        for (const { kind, value, ...more } of steps) {
          if (kind === 'text') packer.text(value as string, 'near' in more ? (more.near as number) : -1);
          else packer[kind](value as number);
        }
        const unpacker = createUnpacker(packer.finish(), source);
        expect(steps.map(({ kind }) => unpacker[kind]())).toEqual(steps.map(({ value }) => value));
      }),
    );
  });

  it('do not repeat what stands in the source', () => {
    const source = 'x'.repeat(5000);
    const packer = createPacker(source);
    packer.text(source.slice(7), 7);
    packer.text(source.slice(7));
    expect(packer.finish().length).toBeLessThan(20);
  });

  it('keep halves of surrogate pairs and texts that only look as if they stood in the source', () => {
    const source = 'a😀b';
    const packer = createPacker(source);
    const texts = ['\ud83d', '\ude00b', 'a\ude00', 'é', '', '漢'];
    for (const [near, text] of texts.entries()) packer.text(text, near);
    const unpacker = createUnpacker(packer.finish(), source);
    expect(texts.map(() => unpacker.text())).toEqual(texts);
  });

  it('are refused when they end too early or name a text that is not there', () => {
    const packer = createPacker('');
    packer.number(300);
    const bytes = packer.finish();
    expect(() => createUnpacker(bytes.subarray(0, -1), '').number()).toThrow('packed bytes');
    expect(() => createUnpacker(bytes, '').text()).toThrow('packed text');
  });
});
