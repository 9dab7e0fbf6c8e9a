/** Texts as bytes, one behind the other, in memory that is used again: new memory for each of thousands takes its time. */
export interface TextBytes {
  /** Adds texts in UTF-8; returns how many bytes there are then. */
  readonly add: (...texts: readonly string[]) => number;
  /** Returns all bytes, valid until something else is added. */
  readonly bytes: () => Buffer;
  /** Begins anew. */
  readonly clear: () => void;
}

/** Bytes at first; they grow to the longest. */
const START = 1 << 16;

/** Most bytes of a UTF-16 unit in UTF-8. */
const WIDEST = 3;

/** Creates the bytes, empty. */
export function createTextBytes(): TextBytes {
  let bytes = Buffer.allocUnsafe(START);
  let filled = 0;
  const add = (text: string): void => {
    const needed = filled + WIDEST * text.length;
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafe(2 * needed);
      larger.set(bytes.subarray(0, filled));
      bytes = larger;
    }
    filled += bytes.write(text, filled);
  };
  return {
    add: (...texts) => {
      for (const text of texts) add(text);
      return filled;
    },
    bytes: () => bytes.subarray(0, filled),
    clear: () => {
      filled = 0;
    },
  };
}
