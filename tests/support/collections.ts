import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './files.ts';
import { ROOT } from './run-script.ts';

/** The collections that every site test looks at: our own content and the fixtures in the manner of others. */
export const COLLECTIONS = {
  content: join(ROOT, 'content'),
  awesome: join(ROOT, 'tests/fixtures/awesome'),
  books: join(ROOT, 'tests/fixtures/books'),
  vault: join(ROOT, 'tests/fixtures/vault'),
} as const;

/** Name of one of the collections. */
export type CollectionName = keyof typeof COLLECTIONS;

/** Their names. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

const NOT_CONTENT = /(?:^|\/)\.|(?:^|\/)(?:Templates|drafts)\/|^(?:CONTRIBUTING|LICENSE|CODE_OF_CONDUCT)\.md$/;

/** Text of every note of a collection by path; what its settings exclude is left out. */
export function notesOf(name: CollectionName): Map<string, string> {
  const folder = COLLECTIONS[name];
  const paths = listFiles(folder).filter((path) => path.endsWith('.md') && !NOT_CONTENT.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
