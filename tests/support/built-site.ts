import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { CollectionName } from './collections.ts';
import { listFiles } from './files.ts';
import { articleOf, type PageElement, readPage } from './page.ts';

/** Where a collection's site was built before the tests began. */
export function builtSite(name: CollectionName): string {
  const { folder, failure } = inject('sites')[name];
  if (failure !== null) throw new Error(`The build of ${name} failed:\n${failure}`);
  return folder;
}

/** Path of each page of a site that holds a note, by the note's path. */
export function notePages(
  dist: string,
): Map<string, { readonly path: string; readonly page: PageElement; readonly article: PageElement }> {
  const pages = new Map<string, { path: string; page: PageElement; article: PageElement }>();
  for (const path of htmlFiles(dist)) {
    // Most of the text of a site is in pages that show no note.
    if (!/data-note/i.test(readFileSync(join(dist, path), 'utf8'))) continue;
    const page = readPage(dist, path);
    const article = articleOf(page);
    const note = article?.attributes['data-note'];
    if (article && note !== undefined) pages.set(note, { path, page, article });
  }
  return pages;
}

/** Paths of all pages of a site. */
export function htmlFiles(dist: string): string[] {
  return listFiles(dist).filter((path) => path.endsWith('.html'));
}

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Record<CollectionName, { readonly folder: string; readonly failure: string | null }>;
  }
}
