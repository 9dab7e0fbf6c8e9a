import type { Addresses } from '../model/addresses.ts';
import { freeSlug, slugOfPath } from '../model/slug.ts';

/** Where a new note is to be, or why it cannot be there. */
export type PlannedNote =
  | { readonly type: 'free'; readonly path: string }
  /** Its file or address is taken; `owner` is a path, null when it is the site itself. */
  | { readonly type: 'taken'; readonly path: string; readonly slug: string; readonly owner: string | null };

/**
 * Returns the path of a new note in a category: a folder that is there is taken as it is, a new one and the file are named by
 * slugs, so that the address is the path. `category` is a path inside the content folder, '' for its root.
 */
export function planNote(addresses: Addresses, category: string, title: string): PlannedNote {
  const folder = findFolder(addresses, category);
  // A slash in a title parts words and is no folder.
  const name = shorten(slugOfPath(title.replaceAll('/', ' ')));
  const path = `${folder === '' ? '' : `${folder}/`}${name}.md`;
  const slug = slugOfPath(path.replace(/\.md$/, ''));
  if (freeSlug(slug) !== slug) return { type: 'taken', path, slug, owner: null };
  const owner = findOwner(addresses, path, slug);
  return owner === null ? { type: 'free', path } : { type: 'taken', path, slug, owner };
}

/** Characters of the longest file name: disks take 255 bytes, of which a character may need four. */
const LONGEST = 60;

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const start = characters.slice(0, LONGEST).join('');
  return start.replace(/-[^-]*$/, '').replace(/[-.]+$/, '');
}

/** The folder that is meant: of names that lead to one address, the one that is there. */
function findFolder({ categories, files }: Addresses, category: string): string {
  const folders = [...categories.keys(), ...Array.from(files).flatMap(foldersAbove)];
  const names = category.split('/').filter((name) => name !== '' && name !== '.');
  let folder = '';
  for (const name of names) {
    const wanted = folder === '' ? name : `${folder}/${name}`;
    const slug = slugOfPath(wanted);
    const known = folders.find((path) => path === wanted) ?? folders.find((path) => slugOfPath(path) === slug);
    folder = known ?? (folder === '' ? slugOfPath(name) : `${folder}/${slugOfPath(name)}`);
  }
  return folder;
}

function foldersAbove(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

function findOwner({ slugs, files, excluded }: Addresses, path: string, slug: string): string | null {
  const folded = path.toLowerCase();
  for (const other of [...slugs.keys(), ...files, ...(excluded ?? [])])
    if (other.toLowerCase() === folded) return other;
  for (const [other, taken] of slugs) if (taken === slug) return other;
  return null;
}
