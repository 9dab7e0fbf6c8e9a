import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Content } from './read-content.ts';
import { SETTINGS_FILE } from './read-settings.ts';
import { usageError } from './usage-error.ts';

/**
 * Returns a test for paths of the content that a user has named: files or folders, from the folder in which the command
 * runs or from the content folder. Nothing named means everything. What is excluded from the content may be named, as hooks
 * name all that has changed, and has no findings. Throws a usage error for what is not there.
 */
export function selectFiles(content: Content, contentDir: string, names: readonly string[]): (path: string) => boolean {
  if (names.length === 0) return () => true;
  const known = new Set([
    ...content.sources.map(({ path }) => path),
    ...content.files,
    ...content.messages.map(({ file }) => file),
    SETTINGS_FILE,
  ]);
  const excluded = new Set(content.excluded);
  const chosen = new Set(names.flatMap((name) => find(name, contentDir, { known, excluded })));
  return (path) => chosen.has(path);
}

/** Paths of the content folder. */
interface Paths {
  readonly known: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
}

function find(name: string, contentDir: string, { known, excluded }: Paths): string[] {
  for (const path of [insidePath(contentDir, resolve(name)), insidePath(contentDir, resolve(contentDir, name))]) {
    if (path === null) continue;
    if (known.has(path)) return [path];
    const below = path === '' ? [...known] : [...known].filter((other) => other.startsWith(`${path}/`));
    if (below.length > 0) return below;
    const names = path.split('/');
    if (names.some((_, index) => excluded.has(names.slice(0, index + 1).join('/')))) return [];
  }
  throw usageError(`Unexpected \`${name}\`, expected a note or folder of the content \`${contentDir}\`.`);
}

/** Returns the path inside the content folder, or null for what lies outside. Links above the content folder are followed. */
export function insidePath(contentDir: string, location: string): string | null {
  const root = realpathSync(contentDir);
  for (const base of [resolve(contentDir), root]) {
    const path = relative(base, location).split(sep).join('/').normalize('NFC');
    if (path !== '..' && !path.startsWith('../')) return path;
  }
  return null;
}
