import type { Message } from '../core/model/message.ts';
import type { LinkChange, LinkDiff, NoteChange } from '../core/site/link-diff.ts';
import { counted } from './report.ts';

/** What has become of the links of a content folder, for any reporter. */
export interface DiffReport extends LinkDiff {
  readonly contentDir: string;
  /** The commit with which the content was compared. */
  readonly base: string;
  /** Notes whose frontmatter cannot be read now. */
  readonly unread: readonly Message[];
}

/** How many links there are of each type of change. */
export type LinkCounts = Readonly<Record<LinkChange['type'], number>>;

/** How many notes there are of each status. */
export type NoteCounts = Readonly<Record<NoteChange['status'], number>>;

/** Counts the links of a comparison by what has become of them. */
export function countLinks({ notes }: LinkDiff): LinkCounts {
  const counts = { added: 0, removed: 0, moved: 0, changed: 0 };
  for (const { links } of notes) for (const { type } of links) counts[type]++;
  return counts;
}

/** Counts the notes of a comparison by what has become of them. */
export function countNotes({ notes }: LinkDiff): NoteCounts {
  const counts = { added: 0, removed: 0, renamed: 0, changed: 0 };
  for (const { status } of notes) counts[status]++;
  return counts;
}

/** Returns the counts in words: `2 links added, 1 removed, 1 new host; 3 notes changed`. */
export function sumUp(diff: LinkDiff): string {
  const links = listCounts(countLinks(diff), 'link');
  const notes = listCounts(countNotes(diff), 'note');
  const hosts = diff.newHosts.length === 0 ? '' : `, ${counted(diff.newHosts.length, 'new host')}`;
  if (notes === '') return 'No note has changed';
  return `${links || 'No link has changed'}${hosts}; ${notes}`;
}

/** Returns what a note says for itself that none of its links says; empty for most. */
export function describeRest({ status, sections, links, movedAway }: NoteChange): string {
  if (movedAway > 0) return `${counted(movedAway, 'link')} moved to other notes`;
  return status === 'changed' && sections.length + links.length === 0 ? 'no link has changed' : '';
}

function listCounts(counts: Readonly<Record<string, number>>, noun: string): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some
    .map(([name, count], at) => (at === 0 ? `${counted(count, noun)} ${name}` : `${count} ${name}`))
    .join(', ');
}
