import { compareText } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import type { Backlink } from '../model/site.ts';

/** Maps each note to the notes that refer to it, one entry a note with the text of its first reference, by path. */
export function buildBacklinks(notes: ReadonlyMap<string, Note>): Map<string, readonly Backlink[]> {
  const backlinks = new Map<string, Backlink[]>();
  const froms = [...notes.keys()].sort(compareText);
  for (const from of froms) {
    const seen = new Set([from]);
    for (const reference of notes.get(from)?.references ?? []) {
      if (reference.type !== 'note' || seen.has(reference.path)) continue;
      seen.add(reference.path);
      const list = backlinks.get(reference.path);
      if (list) list.push({ from, text: reference.text });
      else backlinks.set(reference.path, [{ from, text: reference.text }]);
    }
  }
  return backlinks;
}
