import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads one thing after the other into the same bytes: with new ones for each of thousands, memory falls to pieces. */
export interface FileReader {
  /** Returns what a file holds, valid until something else is read. */
  readonly read: (location: string) => Buffer;
  /** Returns so many bytes of an open file, likewise; fewer where it ends. */
  readonly readAt: (file: number, position: number, length: number) => Buffer;
}

/** Bytes at first; they grow to the largest file. */
const START = 1 << 20;

/** Creates a reader. */
export function createFileReader(): FileReader {
  let bytes = Buffer.allocUnsafe(START);
  const readAt = (file: number, position: number, length: number): Buffer => {
    if (length > bytes.length) bytes = Buffer.allocUnsafe(2 * length);
    let filled = 0;
    for (let read = -1; read !== 0 && filled < length; filled += read) {
      read = readSync(file, bytes, filled, length - filled, position + filled);
    }
    return bytes.subarray(0, filled);
  };
  const read = (location: string): Buffer => {
    const file = openSync(location, 'r');
    try {
      return readAt(file, 0, fstatSync(file).size);
    } finally {
      closeSync(file);
    }
  };
  return { read, readAt };
}
