import type { NoteChoice } from '../../core/site/suggestion.ts';

/** Returns the note whose path or title was typed; null when none or several have it. */
export function findNote(notes: readonly NoteChoice[], typed: string): NoteChoice | null {
  const text = typed.trim();
  const byPath = notes.find(([path]) => path === text || path === `${text}.md`);
  if (byPath !== undefined || text === '') return byPath ?? null;
  const [only, another] = notes.filter(([, title]) => title.toLowerCase() === text.toLowerCase());
  return only !== undefined && another === undefined ? only : null;
}
