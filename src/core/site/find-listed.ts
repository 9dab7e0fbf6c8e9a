import { normaliseAddress } from '../model/address.ts';
import type { Companion, Link } from '../model/link.ts';
import { linkId } from '../model/link-id.ts';
import type { Site } from '../model/site.ts';

/** A place at which an address stands already. */
export interface Listed {
  readonly link: Link;
  /** The companion of the link that has the address; null when it is the link's own. */
  readonly companion: Companion | null;
}

/**
 * Returns all links and companions of a site that lead to the same page as an address, in whichever form it is written.
 * Another fragment or query is another page.
 */
export function findListed({ notes }: Pick<Site, 'notes'>, url: string): readonly Listed[] {
  const wanted = normaliseAddress(url);
  // The id of a link begins with this; two addresses seldom share it.
  const id = linkId(wanted);
  // Whatever leads there holds its host, which takes less time to see than the form without all that makes no difference.
  const host = (wanted.split(/[/?#:]/, 1)[0] ?? '').toLowerCase();
  const leadsThere = (other: { readonly url: string }) => normaliseAddress(other.url) === wanted;
  const listed: Listed[] = [];
  for (const { links } of notes.values()) {
    for (const link of links) {
      if (link.id.startsWith(id) && leadsThere(link)) listed.push({ link, companion: null });
      else if (link.companions.length > 0) {
        const companion = link.companions.find((each) => each.url.toLowerCase().includes(host) && leadsThere(each));
        if (companion !== undefined) listed.push({ link, companion });
      }
    }
  }
  return listed;
}
