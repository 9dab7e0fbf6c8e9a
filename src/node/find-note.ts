import { resolve } from 'node:path';
import { nearestText } from '../core/model/nearest.ts';
import type { Note } from '../core/model/note.ts';
import type { LoadedSite } from './load-site.ts';
import { insidePath } from './select-files.ts';
import { usageError } from './usage-error.ts';

/**
 * Returns the note that a user means: by its path from the folder in which the command runs or from the content folder,
 * `.md` or not, by the folder that it introduces, or by its name alone when no other has it. Throws a usage error for
 * what is none, with the nearest path.
 */
export function findNote({ site, content }: LoadedSite, contentDir: string, name: string): Note {
  const notes = site?.notes ?? new Map<string, Note>();
  const indexes = site?.addresses.indexes ?? new Map<string, string>();
  const paths = [insidePath(contentDir, resolve(name)), insidePath(contentDir, resolve(contentDir, name))];
  for (const path of paths) {
    if (path === null) continue;
    const note = notes.get(path) ?? notes.get(`${path}.md`) ?? notes.get(indexes.get(path) ?? '');
    if (note !== undefined) return readable(note, content.messages);
  }
  const [alone, ...others] = [...notes.keys()].filter((path) => isNamed(path, name));
  const note = alone === undefined || others.length > 0 ? undefined : notes.get(alone);
  if (note !== undefined) return readable(note, content.messages);
  if (alone !== undefined) {
    const list = [alone, ...others].map((path) => `\`${path}\``).join(', ');
    throw usageError(`Unexpected \`${name}\` for --note, which ${list} are all named, expected one of these paths.`);
  }
  const near = nearestText(name, notes.keys(), 4) ?? nearestName(name, notes.keys());
  const hint = near === null ? '' : ` Did you mean \`${near}\`?`;
  throw usageError(`Unexpected \`${name}\` for --note, expected a note of the content \`${contentDir}\`.${hint}`);
}

/** A note whose file could not be read looks empty; writing it would lose what the file holds. */
function readable(note: Note, messages: LoadedSite['messages']): Note {
  const error = messages.find(({ file, severity }) => file === note.path && severity === 'error');
  if (error === undefined) return note;
  throw usageError(`The note \`${note.path}\` cannot be changed: ${error.message}. Correct that first.`);
}

function isNamed(path: string, name: string): boolean {
  return baseName(path).toLowerCase() === name.replace(/\.md$/i, '').toLowerCase();
}

function nearestName(name: string, paths: Iterable<string>): string | null {
  const byName = new Map(Array.from(paths, (path) => [baseName(path), path]));
  return byName.get(nearestText(baseName(name), byName.keys(), 2) ?? '') ?? null;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}
