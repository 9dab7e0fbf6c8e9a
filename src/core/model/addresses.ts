import type { Frontmatter } from '../schema/frontmatter.ts';
import { compareText, type Message } from './message.ts';
import { freeSlug, slugOfPath } from './slug.ts';
import { FILE_START } from './span.ts';

/** The map from paths of the content folder to addresses of the site. */
export interface Addresses {
  /** Path of the site's root, with a slash at both ends: `/` or `/base/`. */
  readonly base: string;
  /** Note path to slug: the address inside the site without base and outer slashes. Only a site's single note can have ''. */
  readonly slugs: ReadonlyMap<string, string>;
  /** Category path to slug, for the folders that hold notes at any depth. The root is '' and has the slug ''. */
  readonly categories: ReadonlyMap<string, string>;
  /** Category path to the path of its index note. */
  readonly indexes: ReadonlyMap<string, string>;
  /** Paths of the files that notes may show or link to. */
  readonly files: ReadonlySet<string>;
  /** Size in pixels of the images among them. */
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  /** Paths of folders and files that are there and no content. */
  readonly excluded?: ReadonlySet<string>;
}

/** A note before it is parsed: all that its address depends on. */
export interface NoteHead {
  readonly path: string;
  readonly frontmatter: Pick<Frontmatter, 'slug'>;
}

/** What addresses are built from. */
export interface AddressInput {
  readonly notes: readonly NoteHead[];
  readonly files: Iterable<string>;
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  readonly base: string;
  readonly excluded?: Iterable<string>;
}

/** Gives every note and category its address; two notes with one address are an error at the later path. */
export function buildAddresses(input: AddressInput): { addresses: Addresses; messages: Message[] } {
  const notes = [...input.notes].sort((a, b) => compareText(a.path, b.path));
  const folders = foldersOf(notes.map((note) => note.path));
  const indexes = findIndexes(notes, folders);
  const folderOfIndex = new Map([...indexes].map(([folder, path]) => [path, folder]));
  const slugs = new Map<string, string>();
  for (const { path, frontmatter } of notes) {
    const folder = folderOfIndex.get(path);
    const own = frontmatter.slug === undefined || isRootSlug(frontmatter.slug) ? null : frontmatter.slug;
    slugs.set(path, freeSlug(slugOfPath(own ?? (folder === undefined || folder === '' ? stem(path) : folder))));
  }
  const single = notes.length === 1 ? notes[0] : undefined;
  if (single && indexes.get('') === single.path) slugs.set(single.path, '');
  const categories = new Map<string, string>();
  for (const folder of folders) {
    const index = indexes.get(folder);
    const slug = index === undefined || folder === '' ? freeSlug(slugOfPath(folder)) : slugs.get(index);
    categories.set(folder, slug ?? '');
  }
  const messages = separateCollisions(notes, slugs, categories, indexes);
  return {
    addresses: {
      base: input.base,
      slugs,
      categories,
      indexes,
      files: new Set(input.files),
      sizes: input.sizes,
      excluded: new Set(input.excluded),
    },
    messages,
  };
}

function stem(path: string): string {
  return path.replace(/\.md$/i, '');
}

function isRootSlug(slug: string): boolean {
  return /^\/*$/.test(slug.trim());
}

/** Every folder above a note, the root included, parents first. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) folders.add(path.slice(0, cut));
  }
  return [...folders].sort(compareText);
}

/** `x/x.md`, `x/index.md`, `x/README.md`, else `x.md` beside the folder; for the root also the note with the slug `/`. */
function findIndexes(notes: readonly NoteHead[], folders: readonly string[]): Map<string, string> {
  const byStem = new Map<string, string>();
  for (const { path } of notes) {
    const key = stem(path).toLowerCase();
    if (!byStem.has(key)) byStem.set(key, path);
  }
  const indexes = new Map<string, string>();
  const root = notes.find((note) => note.frontmatter.slug !== undefined && isRootSlug(note.frontmatter.slug));
  for (const folder of folders) {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const inside = [name, 'index', 'readme'].map((file) => (folder === '' ? file : `${folder}/${file}`));
    const candidates = folder === '' ? inside.slice(1) : [...inside, folder];
    const found = candidates.map((candidate) => byStem.get(candidate.toLowerCase())).find((path) => path !== undefined);
    const index = folder === '' && root ? root.path : found;
    if (index !== undefined) indexes.set(folder, index);
  }
  return indexes;
}

/** Reports notes that share an address with a note or category before them, and gives them one of their own. */
function separateCollisions(
  notes: readonly NoteHead[],
  slugs: Map<string, string>,
  categories: ReadonlyMap<string, string>,
  indexes: ReadonlyMap<string, string>,
): Message[] {
  const messages: Message[] = [];
  const owners = new Map<string, string>();
  for (const [folder, slug] of categories) {
    const index = indexes.get(folder);
    if (folder !== '') owners.set(slug, index ?? `${folder}/`);
  }
  for (const { path } of notes) {
    const slug = slugs.get(path) ?? '';
    const owner = owners.get(slug);
    if (owner === undefined || owner === path) {
      owners.set(slug, path);
      continue;
    }
    messages.push({
      file: path,
      ...FILE_START,
      severity: 'error',
      rule: 'slug-collision',
      message: `Unexpected address \`/${slug}/\`, which \`${owner}\` has already, expected an address of its own`,
      hint: 'Rename one of the two files, or give one a `slug:` in its frontmatter',
    });
    let number = 2;
    while (owners.has(`${slug}-${number}`)) number++;
    slugs.set(path, `${slug}-${number}`);
    owners.set(`${slug}-${number}`, path);
  }
  return messages;
}
