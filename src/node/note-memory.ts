import type { Note, Source } from '../core/model/note.ts';

/** How parsed notes are held in memory: of a very large collection, most of them packed. */
export interface NoteMemory {
  /** Whether a note is held as it was parsed. */
  readonly holds: (path: string) => boolean;
  /** Returns a note that is packed: unpacked, or such that it is unpacked whenever it is looked into. */
  readonly open: (source: Source, unpack: () => Note) => Note;
}

/** Characters of text whose notes are not packed. Of each, a parsed note takes about seven bytes: 100,000 links have 20 million. */
const HELD = 24_000_000;

/** Whether notes have more text than is held as they are. */
export function isLarge(sources: readonly Source[]): boolean {
  return sizeOf(sources) > HELD;
}

function mostHeld(sources: readonly Source[]): number {
  return isLarge(sources) ? Math.max(0, 2 * HELD - sizeOf(sources)) : HELD;
}

function sizeOf(sources: readonly Source[]): number {
  return sources.reduce((size, { text }) => size + text.length, 0);
}

/** Creates the memory of a collection. Its first notes are held as they are, `most` characters of them: fewer, the larger it is. */
export function createNoteMemory(sources: readonly Source[], most = mostHeld(sources)): NoteMemory {
  const held = new Set<string>();
  let size = 0;
  for (const { path, text } of sources) {
    size += text.length;
    if (size <= most) held.add(path);
  }
  // No more than one, so that what is unpacked is garbage soon: collecting it late is what takes memory.
  let last: { readonly unpack: () => Note; readonly note: Note } | null = null;
  const unpacked = (unpack: () => Note): Note => {
    if (last?.unpack !== unpack) last = { unpack, note: unpack() };
    return last.note;
  };
  const holds = (path: string) => held.has(path);
  return {
    holds,
    open: (source, unpack) => (holds(source.path) ? unpack() : shell(unpacked(unpack), () => unpacked(unpack))),
  };
}

/** Returns a note of which only the small parts are held. */
function shell(note: Note, open: () => Note): Note {
  return {
    ...copySmall(note),
    get homepage() {
      return open().homepage;
    },
    get body() {
      return open().body;
    },
    get links() {
      return open().links;
    },
    get addresses() {
      return open().addresses;
    },
  };
}

/** Copies texts too: a piece of a text keeps all of it in memory. */
function copySmall(note: Note): Omit<Note, 'homepage' | 'body' | 'links' | 'addresses'> {
  const { path, frontmatter, anchors, references, direction } = note;
  const { title, heading, headingId, description, introduction, headings } = note;
  const texts = { title, heading, headingId, description, introduction, headings };
  const copied: typeof texts = JSON.parse(JSON.stringify(texts));
  return { path, frontmatter, anchors, references, direction, ...copied };
}
