import { normaliseAddress } from '../model/address.ts';
import type { Link } from '../model/link.ts';
import { addressId } from '../model/link-id.ts';
import type { Note } from '../model/note.ts';

/**
 * Maps normalised addresses to the entries of all notes that list them, for addresses that more than one note lists.
 * Entries of one address have one id, so only those that share an id are compared.
 */
export function buildSharedLinks(notes: ReadonlyMap<string, Note>): Map<string, readonly Link[]> {
  const first = new Map<string, Link>();
  const groups = new Map<string, Link[]>();
  for (const note of notes.values()) {
    for (const link of note.links) {
      if (link.role !== 'entry') continue;
      const id = addressId(link.id);
      const known = first.get(id);
      if (known === undefined) {
        first.set(id, link);
        continue;
      }
      const group = groups.get(id);
      if (group) group.push(link);
      else groups.set(id, [known, link]);
    }
  }
  const shared = new Map<string, readonly Link[]>();
  for (const group of groups.values()) {
    for (const [address, links] of Map.groupBy(group, (link) => normaliseAddress(link.url))) {
      if (links.some((link) => link.note !== links[0]?.note)) shared.set(address, links);
    }
  }
  return shared;
}
