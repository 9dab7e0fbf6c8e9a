import type { Link } from '../model/link.ts';
import { compareText } from '../model/message.ts';
import type { Note } from '../model/note.ts';
import { editsOf, type LinkEdit } from './link-edits.ts';
import { findNewHosts, hostsOf } from './new-hosts.ts';
import { type LinkPair, pairLinks } from './pair-links.ts';
import { findRenamedNotes } from './renamed-notes.ts';
import { findRenamedSections, type RenamedSection, sectionNow } from './renamed-sections.ts';

/** What a comparison needs of a note. */
export type ComparedNote = Pick<Note, 'path' | 'headings' | 'links'>;

/** A place in the content where links stand. */
export interface LinkPlace {
  /** Path of the note inside the content folder. */
  readonly note: string;
  /** Texts of the headings above, outermost first, the note's title left out. */
  readonly section: readonly string[];
}

/** A link that is not what it was. */
export interface LinkChange {
  /** A link that has moved can have been edited too; one that was only edited is `changed`. */
  readonly type: 'added' | 'removed' | 'moved' | 'changed';
  /** The link as it is now; as it was for one that was removed. */
  readonly link: Link;
  /** Where it stood before, of a link that has moved; else null. */
  readonly from: LinkPlace | null;
  readonly edits: readonly LinkEdit[];
  /** Hosts that the link or its companions lead to now and that no note had before. */
  readonly newHosts: readonly string[];
}

/** A note that is not what it was, with its links that are not. */
export interface NoteChange {
  /** Of the note as it is now; as it was for one that was removed. */
  readonly path: string;
  /** `changed` also when no link is another: then it is the text around the links. */
  readonly status: 'added' | 'removed' | 'renamed' | 'changed';
  /** Path before, of a note that was renamed; else null. */
  readonly before: string | null;
  /** Headings that were renamed; the links below them have not moved. */
  readonly sections: readonly RenamedSection[];
  /** How many of its links have moved to other notes; they are told of there. */
  readonly movedAway: number;
  /** In the order of the note; those that were removed come last. */
  readonly links: readonly LinkChange[];
}

/** What has become of the links of a collection. */
export interface LinkDiff {
  /** By path. */
  readonly notes: readonly NoteChange[];
  /** Hosts that no note had before, in the order of the alphabet. */
  readonly newHosts: readonly string[];
}

/** What is compared. */
export interface DiffInput {
  /** The notes that have changed, as they were. */
  readonly before: readonly ComparedNote[];
  /** The notes that have changed, as they are. */
  readonly after: readonly ComparedNote[];
  /** Paths before to paths now, of notes that are known to have been renamed. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Addresses in the notes that have not changed: their hosts are not new. */
  readonly others: Iterable<string>;
}

/**
 * Compares the links of notes before and after a change. A link is known by its address, whatever else was done to it;
 * where the address itself has changed, by title and place. Formatting and order are no change.
 */
export function buildLinkDiff({ before, after, renamed: known, others }: DiffInput): LinkDiff {
  const renamed = findRenamedNotes(before, after, known);
  const nowAt = (path: string) => renamed.get(path) ?? path;
  const old = before.flatMap(({ links }) => links);
  const now = after.flatMap(({ links }) => links);
  const { pairs, added, removed } = pairLinks(old, now, renamed);
  const sections = findRenamedSections(pairs, { before, after, renamed });
  const newHosts = findNewHosts(now, old, others);
  const withHosts = (change: Omit<LinkChange, 'newHosts'>): LinkChange => {
    const isGone = newHosts.size === 0 || change.type === 'removed';
    return { ...change, newHosts: isGone ? [] : hostsOf(change.link).filter((host) => newHosts.has(host)) };
  };
  const changes = [
    ...[...added.map(addedLink), ...pairs.flatMap((pair) => describePair(pair, renamed, sections))].sort(byOrder),
    ...removed.map(removedLink),
  ].map(withHosts);
  const byNote = Map.groupBy(changes, ({ type, link: { note } }) => (type === 'removed' ? nowAt(note) : note));
  const movedAway = Map.groupBy(
    pairs.filter(({ before: { note }, after: { note: to } }) => nowAt(note) !== to),
    ({ before: { note } }) => nowAt(note),
  );
  const notes = describeNotes(before, after, renamed).map((note) => ({
    ...note,
    sections: sections.get(note.path) ?? [],
    movedAway: movedAway.get(note.path)?.length ?? 0,
    links: byNote.get(note.path) ?? [],
  }));
  return { notes, newHosts: [...newHosts].sort(compareText) };
}

type Described = Omit<LinkChange, 'newHosts'>;

function addedLink(link: Link): Described {
  return { type: 'added', link, from: null, edits: [] };
}

function removedLink(link: Link): Described {
  return { type: 'removed', link, from: null, edits: [] };
}

function byOrder(a: Described, b: Described): number {
  return a.link.order - b.link.order;
}

/** What was done to a link that was there before; nothing for most. */
function describePair(
  { before, after }: LinkPair,
  renamed: ReadonlyMap<string, string>,
  sections: ReadonlyMap<string, readonly RenamedSection[]>,
): Described[] {
  const note = renamed.get(before.note) ?? before.note;
  const section = sectionNow(before.section, sections.get(note) ?? []);
  const isMoved = note !== after.note || section.join('\n') !== after.section.join('\n');
  const edits = editsOf(before, after);
  if (!isMoved && edits.length === 0) return [];
  const from = isMoved ? { note: before.note, section: before.section } : null;
  return [{ type: isMoved ? 'moved' : 'changed', link: after, from, edits }];
}

function describeNotes(
  before: readonly ComparedNote[],
  after: readonly ComparedNote[],
  renamed: ReadonlyMap<string, string>,
): Pick<NoteChange, 'path' | 'status' | 'before'>[] {
  const oldPaths = new Map(before.map(({ path }) => [renamed.get(path) ?? path, path]));
  const nowPaths = new Set(after.map(({ path }) => path));
  return [...new Set([...nowPaths, ...oldPaths.keys()])].sort(compareText).map((path) => {
    const old = oldPaths.get(path);
    if (!nowPaths.has(path)) return { path, status: 'removed', before: null };
    if (old === undefined) return { path, status: 'added', before: null };
    return old === path ? { path, status: 'changed', before: null } : { path, status: 'renamed', before: old };
  });
}
