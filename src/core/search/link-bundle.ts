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
type PackedGroup = [slug: string, note: string, section: readonly string[], ...links: PackedLink[]];

/** Writes groups as a file that the browser loads to show their links. */
export function formatBundle(groups: readonly SearchGroup[]): string {
  return JSON.stringify(groups.map(packGroup));
}

/** Reads what `formatBundle` has written. Throws a SyntaxError when it is cut off. */
export function parseBundle(text: string): SearchGroup[] {
  return (JSON.parse(text) as PackedGroup[]).map(([slug, note, section, ...links]) => ({
    slug,
    note,
    section,
    links: links.map(unpackLink),
  }));
}

function packGroup({ slug, note, section, links }: SearchGroup): PackedGroup {
  return [slug, note, section, ...links.map(packLink)];
}

function packLink(link: FoundLink): PackedLink {
  const { role, url, title, description, extra, companions } = link;
  const id = isFirstId(link) ? FIRST : link.id;
  return [id, role, url, title, description, extra, ...companions.flatMap(({ label, url }) => [label, url])];
}

function unpackLink([known, role, url, title, description, extra, ...rest]: PackedLink): FoundLink {
  const companions: FoundCompanion[] = [];
  for (let at = 0; at < rest.length; at += 2) companions.push({ label: rest[at] ?? '', url: rest[at + 1] ?? '' });
  const id = known === FIRST ? firstId({ url, role }) : known;
  return { id, role, url, title, description, extra, companions };
}
