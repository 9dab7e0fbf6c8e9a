import type { Site } from '../model/site.ts';
import { sortByTitle } from './by-title.ts';
import type { NoteChoice } from './suggestion.ts';

/** Returns the notes that a link can be suggested for, by title. Of headings that are alike, the first is meant. */
export function buildNoteChoices(site: Site): NoteChoice[] {
  return sortByTitle(site.notes.values()).map(({ path, title, headings }) => [
    path,
    title,
    ...new Set(headings.map((heading) => heading.text).filter((text) => text !== '')),
  ]);
}
