import type { Companion, Link } from '../model/link.ts';
import { spansOf } from '../model/link-spans.ts';
import type { Note } from '../model/note.ts';
import type { Span } from '../model/span.ts';

/** Calls `visit` with every outside address of a note and the link or companion that has it. */
export function visitAddresses(note: Note, visit: (url: string, owner: Link | Companion) => void): void {
  for (const link of note.links) {
    visit(link.url, link);
    for (const companion of link.companions) visit(companion.url, companion);
  }
}

/** Where a link or companion is written, from bracket to parenthesis. */
export function linkSpan(owner: Link | Companion): Span {
  return 'span' in owner ? owner.span : spansOf(owner).link;
}

/** Where the address of a link or companion is written; null when it is written in another way than the model has it. */
export function addressSpan(text: string, owner: Link | Companion): Span | null {
  const { start, end } = linkSpan(owner);
  const at = text.slice(start, end).lastIndexOf(owner.url);
  return at < 0 ? null : { start: start + at, end: start + at + owner.url.length };
}

/** Host and port of a web address as written, in lower case. */
export function authorityOf(url: string): string {
  const start = url.indexOf('://') + 3;
  const slash = url.indexOf('/', start);
  const authority = slash < 0 ? url.slice(start) : url.slice(start, slash);
  const end = authority.search(/[?#\\]/);
  return (end < 0 ? authority : authority.slice(0, end)).toLowerCase();
}
