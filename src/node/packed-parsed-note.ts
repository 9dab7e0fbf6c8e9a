import type { Message } from '../core/model/message.ts';
import type { Source } from '../core/model/note.ts';
import { createPacker, createUnpacker } from './byte-packer.ts';
import { packNote, unpackNote } from './packed-note.ts';
import type { Head, ParsedNote } from './parsed-notes.ts';

/** What is small or rare in a parsed note, as JSON. */
type Rest = readonly [head: Head, messages: readonly Message[], answers: readonly (readonly [string, string])[]];

/** Returns a parsed note as bytes, without what its source, path and digest tell. */
export function packParsedNote({ head, note, messages, answers }: ParsedNote, { text }: Source): Buffer {
  const packer = createPacker(text);
  const rest: Rest = [head, messages, [...answers]];
  packer.text(JSON.stringify(rest));
  packNote(packer, note);
  return packer.finish();
}

/** Returns the parsed note that was packed with the same source. Throws when the bytes are no note. */
export function unpackParsedNote(bytes: Uint8Array, { path, text }: Source, digest: string): ParsedNote {
  const unpacker = createUnpacker(bytes, text);
  const [head, messages, answers]: Rest = JSON.parse(unpacker.text());
  const note = unpackNote(unpacker, path, head.frontmatter);
  return { digest, head, note, messages, answers: new Map(answers) };
}
