/** Writes whole numbers from 0 in as few bytes as they need: seven bits a byte, the lowest first. */
export function packNumbers(numbers: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let number of numbers) {
    for (; number > 0x7f; number = Math.floor(number / 0x80)) bytes.push((number & 0x7f) | 0x80);
    bytes.push(number);
  }
  return Uint8Array.from(bytes);
}

/** Reads such numbers one by one. Throws a RangeError past their end. */
export function numberReader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let number = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('Unexpected end of numbers');
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
    }
  };
}
