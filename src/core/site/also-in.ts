import type { Site } from '../model/site.ts';
import { noteLink } from './page-links.ts';
import type { NoteView } from './view.ts';

/** What a note lists that other notes list too: each link once, in the order of the note. */
export type AlsoIn = NoteView['alsoIn'];

/** Maps notes to the links that they share with other notes. Notes that share none are not in it. */
export function buildAlsoIn(site: Site): Map<string, AlsoIn> {
  const found = new Map<string, { order: number; entry: AlsoIn[number] }[]>();
  for (const links of site.shared.values()) {
    const paths = [...new Set(links.map(({ note }) => note))];
    for (const path of paths) {
      const own = links.find(({ note }) => note === path);
      if (own === undefined) continue;
      const notes = paths.filter((other) => other !== path).map((other) => noteLink(site, other));
      const entry = { id: own.id, title: own.title.text, notes };
      const list = found.get(path);
      if (list) list.push({ order: own.order, entry });
      else found.set(path, [{ order: own.order, entry }]);
    }
  }
  return new Map(
    [...found].map(([path, list]) => [path, list.sort((a, b) => a.order - b.order).map(({ entry }) => entry)]),
  );
}
