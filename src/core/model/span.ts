/** A half-open range of UTF-16 offsets into a note's text, a byte order mark not counted. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A 1-based place in a file, as editors count: columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The first character of a file: the place of a problem that concerns the file as a whole. */
export const FILE_START: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
