import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Where a piece stands in the file: offset and length in bytes. */
export type Piece = readonly [offset: number, length: number];

/** A file to which pieces of HTML are added, and which readers know by where each of them stands. */
export interface BodyFile {
  readonly add: (html: Buffer) => Piece;
  /** Writes what was added; until then some of it may not be there. */
  readonly flush: () => void;
  /** Empties the file. */
  readonly clear: () => void;
  readonly close: () => void;
}

/** How many bytes are gathered before they are written. */
const CHUNK = 1 << 20;

/** Creates the file, empty. */
export function createBodyFile(location: string): BodyFile {
  const file = openSync(location, 'w');
  let pending: Buffer[] = [];
  let gathered = 0;
  let size = 0;
  const flush = (): void => {
    const bytes = pending.length === 1 ? pending[0] : Buffer.concat(pending);
    let at = size - gathered;
    for (let left = bytes; left !== undefined && left.length > 0; ) {
      const written = writeSync(file, left, 0, left.length, at);
      at += written;
      left = left.subarray(written);
    }
    pending = [];
    gathered = 0;
  };
  return {
    add: (html) => {
      const piece = [size, html.length] as const;
      pending.push(html);
      size += html.length;
      gathered += html.length;
      if (gathered >= CHUNK) flush();
      return piece;
    },
    flush,
    clear: () => {
      pending = [];
      gathered = 0;
      size = 0;
      ftruncateSync(file);
    },
    close: () => closeSync(file),
  };
}
