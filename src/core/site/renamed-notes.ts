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
  const likely = findLikely(gone, come);
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

interface Likely {
  readonly from: string;
  readonly to: string;
  /** How much of the larger note the two have in common, from 0 to 1. */
  readonly share: number;
}

/** Pairs of notes that are more the same than not, those that have most in common first. */
function findLikely(gone: readonly NoteAddresses[], come: readonly NoteAddresses[]): Likely[] {
  const holders = new Map<string, NoteAddresses[]>();
  for (const note of come) {
    for (const address of note.addresses) {
      const known = holders.get(address);
      if (known) known.push(note);
      else holders.set(address, [note]);
    }
  }
  const likely: Likely[] = [];
  for (const from of gone) {
    const shared = new Map<NoteAddresses, number>();
    for (const address of from.addresses) {
      for (const to of holders.get(address) ?? []) shared.set(to, (shared.get(to) ?? 0) + 1);
    }
    for (const [to, count] of shared) {
      const share = count / Math.max(from.addresses.size, to.addresses.size);
      if (share > 0.5) likely.push({ from: from.path, to: to.path, share });
    }
  }
  return likely.sort((a, b) => b.share - a.share);
}
