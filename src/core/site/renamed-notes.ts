import { normaliseAddress } from '../model/address.ts';
import type { Note } from '../model/note.ts';

type NoteLinks = Pick<Note, 'path' | 'links'>;

/**
 * Returns the paths before of notes that have another name now, to the paths now: those that are known, and each pair of
 * a note that is gone and a new one that have more than half of their links in common.
 */
export function findRenamedNotes(
  before: readonly NoteLinks[],
  after: readonly NoteLinks[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const was = new Set(before.map(({ path }) => path));
  const stays = new Set(after.map(({ path }) => path));
  const renamed = new Map(Array.from(known).filter(([from, to]) => from !== to && was.has(from) && stays.has(to)));
  const taken = new Set([...was, ...renamed.values()]);
  const gone = before.filter(({ path }) => !stays.has(path) && !renamed.has(path)).map(withAddresses);
  const come = after.filter(({ path }) => !taken.has(path)).map(withAddresses);
  const likely = gone
    .flatMap((from) => come.map((to) => ({ from: from.path, to: to.path, share: sharedPart(from, to) })))
    .filter(({ share }) => share > 0.5)
    .sort((a, b) => b.share - a.share);
  for (const { from, to } of likely) {
    if (renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

interface NoteAddresses {
  readonly path: string;
  readonly addresses: ReadonlySet<string>;
}

function withAddresses({ path, links }: NoteLinks): NoteAddresses {
  return { path, addresses: new Set(links.map(({ url }) => normaliseAddress(url))) };
}

/** How much of the larger note the two have in common, from 0 to 1. */
function sharedPart({ addresses: one }: NoteAddresses, { addresses: other }: NoteAddresses): number {
  const most = Math.max(one.size, other.size);
  let shared = 0;
  for (const address of one) if (other.has(address)) shared++;
  return most === 0 ? 0 : shared / most;
}
