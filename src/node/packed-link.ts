import { COMPANION_TYPES, type Companion, LINK_KINDS, type Link, type LinkRole } from '../core/model/link.ts';
import type { Packer, Unpacker } from './byte-packer.ts';
import {
  packList,
  packOffsets,
  packOneOf,
  packOptional,
  packRich,
  packSpan,
  unpackList,
  unpackOffsets,
  unpackOneOf,
  unpackOptional,
  unpackRich,
  unpackSpan,
} from './packed-values.ts';

const ROLES = ['entry', 'homepage', 'mention'] as const satisfies readonly LinkRole[];

/** Writes the links of a note, in their order. */
export function packLinks(to: Packer, links: readonly Link[]): void {
  // Links of one section share one list.
  const sections = new Map<Link['section'], number>();
  packList(to, links, (link) => {
    const section = sections.get(link.section) ?? sections.size;
    to.number(section);
    if (section === sections.size) {
      sections.set(link.section, section);
      packList(to, link.section, (name) => to.text(name));
    }
    packLink(to, link);
  });
}

/** Reads the links of the note with this path. */
export function unpackLinks(from: Unpacker, note: string): readonly Link[] {
  const sections: Link['section'][] = [];
  return unpackList(from, (order) => {
    const number = from.number();
    const section = sections[number] ?? unpackList(from, from.text);
    sections[number] = section;
    return unpackLink(from, note, section, order);
  });
}

function packLink(to: Packer, link: Link): void {
  const { spans } = link;
  packOffsets(to, spans);
  to.text(link.id);
  packOneOf(to, ROLES, link.role);
  packOptional(to, link.anchor, (anchor) => to.text(anchor));
  packRich(to, link.title, spans[4]);
  to.text(link.url, spans[6]);
  packOptional(to, link.description, (description) => packRich(to, description, spans[8]));
  packList(to, link.companions, (companion) => packCompanion(to, companion));
  to.number(link.year ?? -1);
  packList(to, link.tags, (tag, index) => to.text(tag, (spans[12 + 2 * index] ?? 0) + 1));
  packList(to, link.fields, ({ name, value }) => {
    to.text(name);
    packRich(to, value);
  });
  packOneOf(to, LINK_KINDS, link.kind);
  to.number(link.depth);
  to.number(link.line);
}

function unpackLink(from: Unpacker, note: string, section: Link['section'], order: number): Link {
  const spans = unpackOffsets(from);
  const id = from.text();
  const role = unpackOneOf(from, ROLES);
  const anchor = unpackOptional(from, from.text);
  const title = unpackRich(from);
  const url = from.text();
  const description = unpackOptional(from, () => unpackRich(from));
  const companions = unpackList(from, () => unpackCompanion(from));
  const year = from.number();
  const tags = unpackList(from, from.text);
  const fields = unpackList(from, () => ({ name: from.text(), value: unpackRich(from) }));
  return {
    id,
    role,
    note,
    section,
    anchor,
    title,
    url,
    description,
    companions,
    year: year < 0 ? null : year,
    tags,
    fields,
    kind: unpackOneOf(from, LINK_KINDS),
    depth: from.number(),
    order,
    line: from.number(),
    spans,
  };
}

/** A companion is nearly always written `[label](url)`. */
function packCompanion(to: Packer, { label, type, url, span }: Companion): void {
  packSpan(to, span);
  to.text(label, span.start + 1);
  packOneOf(to, COMPANION_TYPES, type);
  to.text(url, span.start + 1 + label.length + 2);
}

function unpackCompanion(from: Unpacker): Companion {
  const span = unpackSpan(from);
  return { label: from.text(), type: unpackOneOf(from, COMPANION_TYPES), url: from.text(), span };
}
