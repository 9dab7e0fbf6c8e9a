import { assembleSite, type LoadedSite, type Overrides } from './load-site.ts';
import type { ParseCache } from './parse-cache.ts';
import { createParsedNotes, type ParsedNotes } from './parsed-notes.ts';
import { type Content, readContent } from './read-content.ts';
import { readText } from './read-text.ts';

/** Keeps a site up to date while its content is edited. */
export interface SiteLoader {
  /**
   * Loads what has changed. With the changed paths (inside the content folder), only those are read again; notes are
   * parsed again when their own text has changed, or what it depends on elsewhere.
   */
  readonly reload: (changedPaths?: readonly string[]) => Promise<LoadedSite>;
}

/** Creates a loader that keeps parsed notes in memory, from the first time on those of a cache if there is one. */
export function createSiteLoader(
  contentDir: string,
  overrides: Overrides = {},
  cache: ParseCache | null = null,
): SiteLoader {
  let content: Content | null = null;
  let parsed: ParsedNotes | null = null;
  const reload = async (changedPaths?: readonly string[]): Promise<LoadedSite> => {
    const reread = content && changedPaths ? rereadNotes(content, changedPaths) : null;
    content = reread ?? (await readContent(contentDir));
    parsed ??= cache === null ? createParsedNotes() : await cache.load(content);
    return assembleSite(content, { overrides, parsed });
  };
  return { reload };
}

/** Reads the named notes again; null when that is not enough because other files may have changed too. */
function rereadNotes(content: Content, paths: readonly string[]): Content | null {
  const known = new Set(content.sources.map((source) => source.path));
  if (paths.some((path) => !known.has(path))) return null;
  const changed = new Map(
    paths.map((path) => [path, readText({ path, location: content.locations.get(path) ?? path })] as const),
  );
  const files = [...changed.values()];
  if (files.some((file) => file.text === null)) return null;
  const marked = new Set(content.marked);
  for (const { path, bom } of files) {
    if (bom) marked.add(path);
    else marked.delete(path);
  }
  return {
    ...content,
    sources: content.sources.map((source) => {
      const file = changed.get(source.path);
      return file === undefined ? source : { path: source.path, text: file.text ?? '' };
    }),
    messages: [
      ...content.messages.filter((message) => !changed.has(message.file)),
      ...files.flatMap((file) => file.messages),
    ],
    marked,
    digests: new Map([...content.digests, ...files.map((file) => [file.path, file.digest] as const)]),
  };
}
