import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Where a piece stands in the file: offset and length in bytes. */
export type Piece = readonly [offset: number, length: number];

/** A file to which pieces are added, and which readers know by where each of them stands. */
export interface PieceFile {
  /** Adds bytes, which may be others as soon as it has returned. */
  readonly add: (bytes: Uint8Array) => Piece;
  /** Writes what was added; until then some of it may not be there. */
  readonly flush: () => void;
  /** Empties the file. */
  readonly clear: () => void;
  readonly close: () => void;
}

/** How many bytes are gathered before they are written. */
const CHUNK = 1 << 20;

/** Creates the file, empty. */
export function createPieceFile(location: string): PieceFile {
  const file = openSync(location, 'w');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let gathered = 0;
  let written = 0;
  const write = (bytes: Uint8Array): void => {
    for (let left = bytes; left.length > 0; ) {
      const taken = writeSync(file, left, 0, left.length, written);
      written += taken;
      left = left.subarray(taken);
    }
  };
  const flush = (): void => {
    write(chunk.subarray(0, gathered));
    gathered = 0;
  };
  return {
    add: (bytes) => {
      const { length } = bytes;
      if (gathered + length > CHUNK) flush();
      const piece = [written + gathered, length] as const;
      if (length > CHUNK) write(bytes);
      else {
        chunk.set(bytes, gathered);
        gathered += length;
      }
      return piece;
    },
    flush,
    clear: () => {
      gathered = 0;
      written = 0;
      ftruncateSync(file);
    },
    close: () => closeSync(file),
  };
}
