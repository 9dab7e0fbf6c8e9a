import { assembleSite, type LoadedSite } from './load-site.ts';
import { openParseCache } from './parse-cache.ts';
import type { ParsedNotes } from './parsed-notes.ts';
import { type Content, readContent } from './read-content.ts';

/** A content folder that a command is about to change. */
export interface KeptSite {
  readonly content: Content;
  readonly loaded: LoadedSite;
  /** Its notes, for loading it again with a change. */
  readonly parsed: ParsedNotes;
}

/** Loads a content folder with what is kept from run to run, and keeps what is new. `notify` is told why that cannot be. */
export async function loadKept(contentDir: string, notify: (notice: string) => void): Promise<KeptSite> {
  const content = await readContent(contentDir);
  const cache = openParseCache(contentDir, { notify });
  const parsed = await cache.load(content);
  const loaded = await assembleSite(content, { parsed });
  await cache.save();
  return { content, loaded, parsed };
}
