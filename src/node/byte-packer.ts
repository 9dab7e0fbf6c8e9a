import { createTextTable } from '../core/model/text-table.ts';

/** Writes numbers and texts in the fewest bytes; `createUnpacker` reads them in the same order. */
export interface Packer {
  /** Writes a whole number from -1 to 2³¹ - 2. */
  readonly number: (value: number) => void;
  /** Writes a whole number of either sign, of at most 30 bits. */
  readonly signed: (value: number) => void;
  /** Writes a text. One that stands in the source at `near` is written as its place, one that was written before as its number. */
  readonly text: (value: string, near?: number) => void;
  /** Returns all that was written, behind some bytes. */
  readonly finish: (before?: readonly Buffer[]) => Buffer;
}

/** Reads what a packer wrote. Throws when the bytes end too early. */
export interface Unpacker {
  readonly number: () => number;
  readonly signed: () => number;
  readonly text: () => string;
}

/** Creates a packer of texts that mostly stand in a source. */
export function createPacker(source: string): Packer {
  const body = createBytes(source.length + 1024);
  const table = createBytes(source.length / 8 + 256);
  const known = createTextTable(source.length / 64);
  let literals = '';
  const add = (value: string, near: number): void => {
    const isInSource = near >= 0 && value !== '' && source.startsWith(value, near);
    table.number(isInSource ? near : -1);
    table.number(value.length);
    if (!isInSource) literals += value;
  };
  return {
    number: body.number,
    signed: (value) => body.number(value < 0 ? -2 * value - 1 : 2 * value),
    text: (value, near = -1) => {
      const { length } = known.texts;
      const number = known.numberOf(value);
      if (number === length) add(value, near);
      body.number(number);
    },
    finish: (before = []) => {
      // Neither way of writing changes a text, a lone half of a surrogate pair included.
      const latin = Buffer.from(literals, 'latin1');
      const isLatin = latin.toString('latin1') === literals;
      const bytes = isLatin ? latin : Buffer.from(literals, 'utf16le');
      const head = createBytes(16);
      for (const value of [known.texts.length, isLatin ? 1 : 0, bytes.length]) head.number(value);
      return Buffer.concat([...before, head.written(), bytes, table.written(), body.written()]);
    },
  };
}

/** Reads bytes that were packed with the same source; its texts are pieces of the source where they stand in it. */
export function createUnpacker(bytes: Uint8Array, source: string): Unpacker {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('Unexpected end of packed bytes');
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 0) - 1;
    }
  };
  const count = number();
  const encoding = number() === 1 ? 'latin1' : 'utf16le';
  const length = number();
  const literals = Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString(encoding);
  at += length;
  const texts = new Array<string>(count);
  for (let index = 0, next = 0; index < count; index++) {
    const start = number();
    const size = number();
    texts[index] = start < 0 ? literals.slice(next, next + size) : source.slice(start, start + size);
    if (start < 0) next += size;
  }
  return {
    number,
    signed: () => {
      const value = number();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    text: () => {
      const text = texts[number()];
      if (text === undefined) throw new Error('Unexpected number of a packed text');
      return text;
    },
  };
}

/** Bytes that grow, seven bits of a number in each. */
function createBytes(size: number): { number: (value: number) => void; written: () => Buffer } {
  let bytes = Buffer.allocUnsafe(Math.ceil(size));
  let at = 0;
  return {
    number: (value) => {
      if (at + 5 > bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)]);
      let rest = value + 1;
      for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
      bytes[at++] = rest;
    },
    written: () => bytes.subarray(0, at),
  };
}
