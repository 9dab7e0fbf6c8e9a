import type { Addresses } from './addresses.ts';
import { decodePart } from './decode.ts';
import { nearestText } from './nearest.ts';

/** Where a target inside the content folder leads. */
export type Target =
  | { readonly type: 'note' | 'file' | 'category'; readonly path: string; readonly fragment: string }
  | { readonly type: 'missing'; readonly path: string; readonly nearest: string | null }
  /** Leaves the content folder, or leads to what is excluded from the content. */
  | { readonly type: 'beyond' };

/** What a wikilink's name leads to; `ambiguous` when several notes or files have that name. */
export type WikiTarget =
  | { readonly type: 'note' | 'file'; readonly path: string }
  | { readonly type: 'unknown'; readonly nearest: string | null }
  | { readonly type: 'ambiguous'; readonly paths: readonly string[] };

/**
 * Resolves a target as written in a note: relative to the note's folder, or to the content folder when it begins with a
 * slash. A note may be named with or without `.md`, a folder stands for its page, and an address of the site finds its
 * page too. Query strings are ignored.
 */
export function resolveTarget(addresses: Addresses, from: string, href: string): Target {
  const [beforeFragment = '', fragment = ''] = splitAt(href, '#');
  const written = decode(splitAt(beforeFragment, '?')[0] ?? '');
  const path = joinPath(written.startsWith('/') ? '' : folderOf(from), written);
  if (path === null) return { type: 'beyond' };
  const found = findPath(addresses, path, written.startsWith('/'));
  if (found) return { ...found, fragment: decode(fragment) };
  if (isExcluded(addresses, path)) return { type: 'beyond' };
  return { type: 'missing', path, nearest: nearestPath(addresses, path) };
}

function isExcluded({ excluded }: Addresses, path: string): boolean {
  if (!excluded || excluded.size === 0) return false;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (excluded.has(path.slice(0, end))) return true;
  }
  return false;
}

type Found = { readonly type: 'note' | 'file' | 'category'; readonly path: string };

function findPath(addresses: Addresses, path: string, isAddress: boolean): Found | null {
  if (addresses.slugs.has(path)) return { type: 'note', path };
  if (addresses.files.has(path)) return { type: 'file', path };
  if (addresses.slugs.has(`${path}.md`)) return { type: 'note', path: `${path}.md` };
  if (addresses.categories.has(path)) {
    const index = addresses.indexes.get(path);
    return index === undefined ? { type: 'category', path } : { type: 'note', path: index };
  }
  if (!isAddress) return null;
  for (const [note, slug] of addresses.slugs) if (slug === path) return { type: 'note', path: note };
  return null;
}

/** Resolves the name of a wikilink: by path from the content folder, else by file name at any depth, the case aside. */
export function resolveWikiName(addresses: Addresses, name: string): WikiTarget {
  const wanted = name.trim().replace(/^\/+/, '').toLowerCase().normalize('NFC');
  const notes = endingsOf(addresses).note.get(wanted) ?? [];
  const files = endingsOf(addresses).file.get(wanted) ?? [];
  const type = notes.length > 0 ? 'note' : 'file';
  const found = notes.length > 0 ? notes : files;
  const exact = found.find((path) => path.toLowerCase() === wanted || path.toLowerCase() === `${wanted}.md`);
  const path = exact ?? (found.length === 1 ? found[0] : undefined);
  if (path !== undefined) return { type, path };
  if (found.length > 1) return { type: 'ambiguous', paths: found };
  const names = [...addresses.slugs.keys()].map((note) => note.slice(note.lastIndexOf('/') + 1).replace(/\.md$/i, ''));
  return { type: 'unknown', nearest: nearestText(name, names, 2) };
}

type Endings = ReadonlyMap<string, readonly string[]>;

const endings = new WeakMap<Addresses, { readonly note: Endings; readonly file: Endings }>();

/** The endings of the paths of a site, made once. */
function endingsOf(addresses: Addresses): { readonly note: Endings; readonly file: Endings } {
  const known = endings.get(addresses);
  if (known) return known;
  const made = { note: buildEndings(addresses.slugs.keys()), file: buildEndings(addresses.files) };
  endings.set(addresses, made);
  return made;
}

/** Every ending of every path (`c.md`, `c`, `b/c`, `a/b/c`) to the paths that end so. */
function buildEndings(paths: Iterable<string>): Endings {
  const map = new Map<string, string[]>();
  for (const path of paths) {
    const segments = path.toLowerCase().normalize('NFC').split('/');
    for (let from = 0; from < segments.length; from++) {
      const ending = segments.slice(from).join('/');
      for (const key of new Set([ending, ending.replace(/\.md$/, '')])) {
        const list = map.get(key);
        if (list) list.push(path);
        else map.set(key, [path]);
      }
    }
  }
  return map;
}

/** Returns the address of a page, a category or a file of the content as an href. */
export function targetHref(addresses: Addresses, target: Exclude<Target, { type: 'missing' | 'beyond' }>): string {
  const fragment = target.fragment === '' ? '' : `#${fragmentId(target.fragment)}`;
  if (target.type === 'file') return fileHref(addresses, target.path);
  if (target.type === 'category') return pageHref(addresses, addresses.categories.get(target.path) ?? '');
  return noteHref(addresses, target.path) + fragment;
}

/** Returns the address of a note's page. */
export function noteHref(addresses: Addresses, path: string): string {
  return pageHref(addresses, addresses.slugs.get(path) ?? '');
}

/** Returns the address of the page with this slug, under the site's base, with a slash at its end. */
export function pageHref(addresses: Pick<Addresses, 'base'>, slug: string): string {
  return slug === '' ? addresses.base : `${addresses.base}${encodePath(slug)}/`;
}

/** Returns the address under which a file of the content folder is served. */
function fileHref(addresses: Addresses, path: string): string {
  return addresses.base + encodePath(path);
}

/** Returns the address of a note's Markdown, beside its page: `/a/b.md` for the page `/a/b/`. */
export function sourceHref(addresses: Addresses, path: string): string {
  return `${addresses.base}${encodePath(addresses.slugs.get(path) || 'index')}.md`;
}

/** Returns the id on the page that a fragment of the source names: every id that comes from a note has our prefix. */
export function fragmentId(fragment: string): string {
  return `h-${fragment}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decode(text: string): string {
  return decodePart(text).normalize('NFC');
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** Joins and normalises; null when the path leaves the content folder. */
function joinPath(folder: string, path: string): string | null {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** The note or file with the same name elsewhere, else the one with nearly the same path. */
function nearestPath(addresses: Addresses, path: string): string | null {
  const written = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  // Markdown under another ending is to be renamed, and so is what links to it.
  const name = written.replace(/\.(?:markdown|mdown|mkdn?|mdx)$/, '.md');
  const all = [...addresses.slugs.keys(), ...addresses.files];
  const same = all.find((candidate) => {
    const other = candidate.slice(candidate.lastIndexOf('/') + 1).toLowerCase();
    return other === name || other === `${name}.md`;
  });
  return same ?? nearestText(path, all, 3);
}

/** Returns `to` as a note in the folder of `from` would write it. */
export function relativePath(from: string, to: string): string {
  const base = folderOf(from) === '' ? [] : folderOf(from).split('/');
  const target = to.split('/');
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  return [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}
