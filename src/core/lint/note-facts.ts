import { addressId } from '../model/link-id.ts';
import type { Note, Reference } from '../model/note.ts';
import { createTextTable } from '../model/text-table.ts';
import { collectDescriptionEnds } from './description-ends.ts';
import { authorityOf, visitAddresses } from './written-addresses.ts';

/** What the rules of the site need to know of every note, so that they look only into those that a finding is about. */
export interface NoteFacts {
  /** Number of its links of role entry. */
  readonly entries: number;
  readonly companions: number;
  /** How many descriptions read like a sentence, and how many of these do not end. */
  readonly descriptions: { readonly total: number; readonly open: number };
  /** Number of its addresses with `http:`, companions included. */
  readonly insecure: number;
  /** Hosts with port that its addresses reach over `https:`, each once, companions included. */
  readonly secureHosts: readonly string[];
  /** Ids of its entries' addresses, each once: the same in all notes. */
  readonly entryIds: readonly string[];
  /** The note's own. */
  readonly anchors: readonly string[];
  readonly references: readonly Reference[];
}

/** A note with its facts. */
export interface SiteNote {
  readonly facts: NoteFacts;
  /** May be read only when it is asked for. */
  readonly note: Note;
}

/** Returns the facts of a note. */
export function collectFacts(note: Note): NoteFacts {
  const { total, open } = collectDescriptionEnds(note);
  const hosts = createTextTable();
  const ids = createTextTable(note.links.length);
  let [entries, companions, insecure] = [0, 0, 0];
  for (const link of note.links) {
    companions += link.companions.length;
    if (link.role !== 'entry') continue;
    entries++;
    ids.numberOf(addressId(link.id));
  }
  visitAddresses(note, (url) => {
    if (url.startsWith('https://')) hosts.numberOf(authorityOf(url));
    else if (url.startsWith('http://')) insecure++;
  });
  return {
    entries,
    companions,
    descriptions: { total, open: open.length },
    insecure,
    secureHosts: hosts.texts,
    entryIds: ids.texts,
    anchors: note.anchors,
    references: note.references,
  };
}
