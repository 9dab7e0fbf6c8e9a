import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createPieceFile } from './piece-file.ts';

/** What pages show, as a file of JSON texts that is read page by page: for a large site all of it is longer than a text may be. */
export interface PageLines {
  readonly slugs: readonly string[];
  /** Returns the JSON of a page, null when there is none with this slug. */
  readonly read: (slug: string) => string | null;
  readonly close: () => void;
}

/** Writes such a file. */
export interface PageLinesWriter {
  readonly add: (slug: string, json: string) => void;
  /** Puts the file in its place: until then, another one may be read there. */
  readonly finish: () => Promise<void>;
}

/** Name of the file in a workspace. */
export const PAGES_FILE = 'pages.bin';

/** Where the JSON of a page stands, in bytes. */
type Row = readonly [slug: string, offset: number, length: number];

/** Digits at the end of the file, which say where its table of rows begins. */
const END = 16;

/** Begins a file of pages. */
export function createPageLines(location: string): PageLinesWriter {
  const file = createPieceFile(`${location}.new`);
  const rows: Row[] = [];
  return {
    add: (slug, json) => {
      const [offset, length] = file.add(Buffer.from(json));
      rows.push([slug, offset, length]);
    },
    finish: async () => {
      const [start] = file.add(Buffer.from(JSON.stringify(rows)));
      file.add(Buffer.from(String(start).padStart(END, '0')));
      file.flush();
      file.close();
      await rename(`${location}.new`, location);
    },
  };
}

/** Opens a file of pages. Another one may take its place meanwhile. Throws when two pages have the same slug. */
export function openPageLines(location: string): PageLines {
  const file = openSync(location, 'r');
  const end = fstatSync(file).size - END;
  const start = Number(readText(file, end, END));
  const rows: readonly Row[] = JSON.parse(readText(file, start, end - start));
  const places = new Map(rows.map(([slug, offset, length]) => [slug, { offset, length }]));
  if (places.size < rows.length) throw new Error('Two pages in the workspace have the same slug.');
  return {
    slugs: [...places.keys()],
    read: (slug) => {
      const place = places.get(slug);
      return place === undefined ? null : readText(file, place.offset, place.length);
    },
    close: () => closeSync(file),
  };
}

function readText(file: number, position: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('The file of pages is cut off.');
  return bytes.toString('utf8');
}
