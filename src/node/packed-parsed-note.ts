import type { NoteFacts } from '../core/lint/note-facts.ts';
import type { Message } from '../core/model/message.ts';
import type { Note, Source } from '../core/model/note.ts';
import { createPacker, createUnpacker } from './byte-packer.ts';
import { createNoteMemory, type NoteMemory } from './note-memory.ts';
import { packNote, unpackNote } from './packed-note.ts';
import type { Head, ParsedNote } from './parsed-notes.ts';

/** What is read of every note, as JSON. */
interface Rest {
  readonly head: Head;
  readonly messages: readonly Message[];
  readonly answers: readonly (readonly [string, string])[];
  readonly facts: NoteFacts;
}

/** Returns a parsed note as bytes, without what its source, path and digest tell. */
export function packParsedNote({ head, note, messages, answers, facts }: ParsedNote, { text }: Source): Buffer {
  const rest: Rest = { head, messages, answers: [...answers], facts };
  const packed = Buffer.from(JSON.stringify(rest));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(packed.length);
  const packer = createPacker(text);
  packNote(packer, note);
  return packer.finish([size, packed]);
}

/**
 * Returns the parsed note that was packed with the same source; the note itself is unpacked when it is first asked for, as
 * few of its readers look into all notes. Throws when the bytes are no parsed note.
 */
export function unpackParsedNote(
  bytes: Buffer,
  source: Source,
  digest: string,
  memory: Pick<NoteMemory, 'open'> = createNoteMemory([source]),
): ParsedNote {
  const { path, text } = source;
  const start = 4 + bytes.readUInt32LE(0);
  const { head, messages, answers, facts }: Rest = JSON.parse(bytes.toString('utf8', 4, start));
  const known = { path, frontmatter: head.frontmatter, anchors: facts.anchors, references: facts.references };
  const unpack = () => unpackNote(createUnpacker(bytes.subarray(start), text), known);
  let opened: Note | undefined;
  return {
    digest,
    head,
    messages,
    answers: new Map(answers),
    facts,
    get note() {
      opened ??= memory.open(source, unpack);
      return opened;
    },
  };
}
