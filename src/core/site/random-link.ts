import { hostOf } from '../model/address.ts';
import type { Link } from '../model/link.ts';
import { hashText } from '../model/link-id.ts';
import type { Site } from '../model/site.ts';
import { entriesOf, noteLink } from './page-links.ts';
import type { Overview } from './view.ts';

/** Titles that are longer are quotations, which say too much in passing. */
const LONGEST_TITLE = 120;

/**
 * Returns a link for readers to come upon, null when no entry has a short title. The ids of all entries decide which: the
 * same content gives the same link, and another content most likely another one. Links with a description come first.
 */
export function pickLink(site: Site): Overview['home']['random'] {
  const short = Array.from(site.notes.values(), entriesOf)
    .flat()
    .filter(({ title }) => title.text.length <= LONGEST_TITLE);
  const described = short.filter(({ description }) => description !== null);
  const links = described.length > 0 ? described : short;
  const link = links[Number.parseInt(hashText(links.map(({ id }) => id).join(' ')), 36) % links.length];
  return link === undefined ? null : viewOf(site, link);
}

function viewOf(site: Site, { id, note, title, url, description }: Link): Overview['home']['random'] {
  const { title: noteTitle, href } = noteLink(site, note);
  return {
    title: title.text,
    url,
    host: hostOf(url),
    description: description?.text ?? '',
    place: { title: noteTitle, href: `${href}#l-${id}` },
  };
}
