/** What a browser must know of a search index before it loads it. */
export interface SearchParts {
  /** Number of indexes that are searched together; 0 when the site has no links. */
  readonly parts: number;
}

/** Name of the file that says so, in the folder of the index. */
export const PARTS_FILE = 'parts.json';

/** Folder of a part, counted from 1, inside the folder of the index: the first part is the index itself. */
export function partFolder(part: number): string {
  return part === 1 ? '' : String(part);
}
