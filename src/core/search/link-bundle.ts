import { firstId, isFirstId } from '../model/link-id.ts';
import type { FoundCompanion, FoundLink, SearchGroup } from '../model/search-record.ts';

/** Most ids follow from the address; being hashes, they would take an eighth of the file. */
const FIRST = 0;

type PackedLink = [
  id: string | typeof FIRST,
  role: FoundLink['role'],
  url: string,
  title: string,
  description: string,
  extra: string,
  ...companions: string[],
];

/** A group as a list, without the names of its parts. */
export type PackedGroup = [slug: string, note: string, section: readonly string[], ...links: PackedLink[]];

/** Writes groups as a file that the browser loads to show their links. */
export function formatBundle(groups: readonly SearchGroup[]): string {
  return JSON.stringify(packGroups(groups, (link) => (isFirstId(link) ? FIRST : link.id)));
}

/** Reads what `formatBundle` has written. Throws a SyntaxError when it is cut off. */
export function parseBundle(text: string): SearchGroup[] {
  return unpackGroups(JSON.parse(text) as PackedGroup[]);
}

/** Reads no more than the addresses of each group, those of a link before those of its companions. */
export function parseBundleAddresses(text: string): string[][] {
  return (JSON.parse(text) as PackedGroup[]).map(([, , , ...links]) => {
    const addresses: string[] = [];
    for (const link of links) {
      addresses.push(link[2]);
      for (let at = COMPANIONS_AT; at < link.length; at += 2) addresses.push(String(link[at + 1] ?? ''));
    }
    return addresses;
  });
}

/** Place of the first companion in a packed link; each takes two. */
const COMPANIONS_AT = 6;

/** Packs groups. Their links keep their ids unless told otherwise. */
export function packGroups(
  groups: readonly SearchGroup[],
  idOf: (link: FoundLink) => PackedLink[0] = ({ id }) => id,
): PackedGroup[] {
  return groups.map(({ slug, note, section, links }) => [
    slug,
    note,
    section,
    ...links.map((link) => packLink(link, idOf(link))),
  ]);
}

/** Returns what `packGroups` has packed. */
export function unpackGroups(groups: readonly PackedGroup[]): SearchGroup[] {
  return groups.map(([slug, note, section, ...links]) => ({ slug, note, section, links: links.map(unpackLink) }));
}

function packLink({ role, url, title, description, extra, companions }: FoundLink, id: PackedLink[0]): PackedLink {
  const packed: PackedLink = [id, role, url, title, description, extra];
  for (const companion of companions) packed.push(companion.label, companion.url);
  return packed;
}

function unpackLink(packed: PackedLink): FoundLink {
  const [known, role, url, title, description, extra] = packed;
  const companions: FoundCompanion[] = [];
  for (let at = COMPANIONS_AT; at < packed.length; at += 2) {
    companions.push({ label: String(packed[at] ?? ''), url: String(packed[at + 1] ?? '') });
  }
  const id = known === FIRST ? firstId({ url, role }) : known;
  return { id, role, url, title, description, extra, companions };
}
