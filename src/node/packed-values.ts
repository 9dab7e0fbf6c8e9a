import { NONE } from '../core/markdown/state.ts';
import type { Rich } from '../core/model/link.ts';
import type { Span } from '../core/model/span.ts';
import type { Packer, Unpacker } from './byte-packer.ts';

/** Writes a list: its length, then each item. */
export function packList<Item>(to: Packer, list: readonly Item[], pack: (item: Item, index: number) => void): void {
  to.number(list.length);
  for (let index = 0; index < list.length; index++) pack(list[index] as Item, index);
}

/** Reads a list. All empty lists are the same one. */
export function unpackList<Item>(from: Unpacker, unpack: (index: number) => Item): readonly Item[] {
  const length = from.number();
  if (length === 0) return NONE;
  const list: Item[] = [];
  for (let index = 0; index < length; index++) list.push(unpack(index));
  return list;
}

/** Writes a value that may be null. */
export function packOptional<Value>(to: Packer, value: Value | null, pack: (value: Value) => void): void {
  to.number(value === null ? 0 : 1);
  if (value !== null) pack(value);
}

/** Reads a value that may be null. */
export function unpackOptional<Value>(from: Unpacker, unpack: () => Value): Value | null {
  return from.number() === 0 ? null : unpack();
}

/** Writes which of some values it is. */
export function packOneOf<Value>(to: Packer, values: readonly Value[], value: Value): void {
  to.number(values.indexOf(value));
}

/** Reads which of some values it is; throws when it is none of them. */
export function unpackOneOf<Value>(from: Unpacker, values: readonly Value[]): Value {
  const index = from.number();
  if (!(index >= 0 && index < values.length)) throw new Error('Unexpected number of a packed value');
  return values[index] as Value;
}

/** Writes offsets as their distances: most are near each other. */
export function packOffsets(to: Packer, offsets: readonly number[]): void {
  to.number(offsets.length);
  let before = 0;
  for (const offset of offsets) {
    to.signed(offset - before);
    before = offset;
  }
}

/** Reads offsets. */
export function unpackOffsets(from: Unpacker): number[] {
  const length = from.number();
  let before = 0;
  const next = () => {
    before += from.signed();
    return before;
  };
  // Most lists are the twelve offsets of a link: a literal takes no more room than its numbers.
  if (length < 12) return Array.from({ length }, next);
  // biome-ignore format: pairs of start and end
  const offsets = [
    next(), next(), next(), next(), next(), next(),
    next(), next(), next(), next(), next(), next(),
  ];
  return length === 12 ? offsets : offsets.concat(Array.from({ length: length - 12 }, next));
}

/** Writes a span. */
export function packSpan(to: Packer, { start, end }: Span): void {
  to.number(start);
  to.signed(end - start);
}

/** Reads a span. */
export function unpackSpan(from: Unpacker): Span {
  const start = from.number();
  return { start, end: start + from.signed() };
}

/** Writes a text with its markup; `near` is where it may stand in the source. */
export function packRich(to: Packer, { text, html }: Rich, near?: number): void {
  to.text(text, near);
  to.text(html, near);
}

/** Reads a text with its markup. */
export function unpackRich(from: Unpacker): Rich {
  return { text: from.text(), html: from.text() };
}
