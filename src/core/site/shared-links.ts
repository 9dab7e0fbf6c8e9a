import { normaliseAddress } from '../model/address.ts';
import { addressId } from '../model/link-id.ts';
import type { Note } from '../model/note.ts';
import type { SharedLink } from '../model/site.ts';

/**
 * Maps normalised addresses to the entries of all notes that list them, for addresses that more than one note lists.
 * Entries of one address have one id, so only those that share an id are compared.
 */
export function buildSharedLinks(notes: ReadonlyMap<string, Note>): Map<string, readonly SharedLink[]> {
  const ids = sharedIds(notes);
  const shared = new Map<string, SharedLink[]>();
  for (const note of notes.values()) {
    for (const { id, role, url, order, line, title } of note.links) {
      if (role !== 'entry' || !ids.has(addressId(id))) continue;
      const address = normaliseAddress(url);
      const link = { note: note.path, order, line, title: title.text };
      const links = shared.get(address);
      if (links) links.push(link);
      else shared.set(address, [link]);
    }
  }
  for (const [address, links] of shared) {
    if (links.every((link) => link.note === links[0]?.note)) shared.delete(address);
  }
  return shared;
}

/** Ids of addresses that entries of more than one note have. */
function sharedIds(notes: ReadonlyMap<string, Note>): Set<string> {
  const first = new Map<string, string>();
  const ids = new Set<string>();
  for (const { path, links } of notes.values()) {
    for (const link of links) {
      if (link.role !== 'entry') continue;
      const id = addressId(link.id);
      const known = first.get(id);
      if (known === undefined) first.set(id, path);
      else if (known !== path) ids.add(id);
    }
  }
  return ids;
}
