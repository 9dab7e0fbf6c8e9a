import { normaliseAddress } from '../model/address.ts';
import type { Link } from '../model/link.ts';

/** A link before and after a change. */
export interface LinkPair {
  readonly before: Link;
  readonly after: Link;
}

/** The links of two states of a collection, by what has become of them. */
export interface PairedLinks {
  readonly pairs: readonly LinkPair[];
  readonly added: readonly Link[];
  readonly removed: readonly Link[];
}

/** What makes two links the same one, from the surest sign to the faintest. The address in all forms that are equal. */
const SIGNS: readonly ((link: Sighted) => readonly string[])[] = [
  ({ address, note, section, title, role }) => [address, note, section, title, role],
  ({ address, note, section }) => [address, note, section],
  ({ address, note, title }) => [address, note, title],
  ({ address, note }) => [address, note],
  ({ address, title }) => [address, title],
  ({ address }) => [address],
  ({ note, section, title, role }) => [note, section, title, role],
];

/** Finds each link of `after` among those of `before`. Notes that were `renamed` count as one note. */
export function pairLinks(
  before: readonly Link[],
  after: readonly Link[],
  renamed: ReadonlyMap<string, string>,
): PairedLinks {
  const pairs: LinkPair[] = [];
  let removed = before.map((link) => sight(link, renamed.get(link.note) ?? link.note));
  let added = after.map((link) => sight(link, link.note));
  for (const sign of SIGNS) {
    const waiting = Map.groupBy(removed, (sighted) => JSON.stringify(sign(sighted)));
    const paired = new Set<Sighted>();
    for (const sighted of added) {
      const found = waiting.get(JSON.stringify(sign(sighted)))?.shift();
      if (found === undefined) continue;
      paired.add(found).add(sighted);
      pairs.push({ before: found.link, after: sighted.link });
    }
    removed = removed.filter((sighted) => !paired.has(sighted));
    added = added.filter((sighted) => !paired.has(sighted));
  }
  return { pairs, added: added.map(({ link }) => link), removed: removed.map(({ link }) => link) };
}

/** What a link is known by. */
interface Sighted {
  readonly link: Link;
  readonly address: string;
  /** Path of the note as it is now. */
  readonly note: string;
  readonly section: string;
  readonly title: string;
  readonly role: string;
}

function sight(link: Link, note: string): Sighted {
  const address = normaliseAddress(link.url);
  return { link, address, note, section: link.section.join('\n'), title: link.title.text, role: link.role };
}
