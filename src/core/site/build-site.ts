import type { Addresses } from '../model/addresses.ts';
import { compareText, type Message } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Site } from '../model/site.ts';
import type { Settings } from '../schema/settings.ts';
import { buildBacklinks } from './backlinks.ts';
import { buildCategories } from './categories.ts';
import { buildRedirects } from './redirects.ts';
import { buildSharedLinks } from './shared-links.ts';

/** What a site is built from. */
export interface SiteInput {
  readonly settings: Settings;
  readonly notes: readonly Note[];
  readonly addresses: Addresses;
}

/**
 * Builds the graph of all notes, and reports aliases that collide with a page. What several notes list is looked for when it
 * is first asked for.
 */
export function buildSite({ settings, notes: list, addresses }: SiteInput): { site: Site; messages: Message[] } {
  const notes = new Map([...list].sort((a, b) => compareText(a.path, b.path)).map((note) => [note.path, note]));
  const { redirects, messages } = buildRedirects(list, addresses);
  let shared: Site['shared'] | null = null;
  return {
    site: {
      settings,
      notes,
      addresses,
      categories: buildCategories({ settings, notes, addresses }),
      backlinks: buildBacklinks(notes),
      get shared() {
        shared ??= buildSharedLinks(notes);
        return shared;
      },
      redirects,
    },
    messages,
  };
}
