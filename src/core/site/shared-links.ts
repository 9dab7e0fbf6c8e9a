import { normaliseAddress } from '../model/address.ts';
import { addressId } from '../model/link-id.ts';
import type { Note } from '../model/note.ts';
import type { SharedLink } from '../model/site.ts';
import { createTextTable } from '../model/text-table.ts';

/**
 * Maps normalised addresses to the entries of all notes that list them, for addresses that more than one note lists.
 * Entries of one address have one id, so only those that share an id are compared.
 */
export function buildSharedLinks(notes: ReadonlyMap<string, Note>): Map<string, readonly SharedLink[]> {
  const isShared = sharedIds(notes);
  const shared = new Map<string, SharedLink[]>();
  for (const note of notes.values()) {
    for (const { id, role, url, order, line, title } of note.links) {
      if (role !== 'entry' || !isShared(addressId(id))) continue;
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

/** Most ids for which there is room from the beginning: on very large sites, most links are in several notes. */
const MOST_ROOM = 2 ** 17;

/** Returns whether entries of more than one note have an id, which is that of an address. */
function sharedIds(notes: ReadonlyMap<string, Note>): (id: string) => boolean {
  const links = [...notes.values()].reduce((sum, note) => sum + note.links.length, 0);
  const ids = createTextTable(Math.min(links, MOST_ROOM));
  // By the number of an id.
  const first: string[] = [];
  const isShared: boolean[] = [];
  for (const { path, links } of notes.values()) {
    for (const link of links) {
      if (link.role !== 'entry') continue;
      const number = ids.numberOf(addressId(link.id));
      first[number] ??= path;
      isShared[number] ||= first[number] !== path;
    }
  }
  return (id) => isShared[ids.find(id)] === true;
}
