import { decodePart } from '../../core/model/decode.ts';
import { nearestText } from '../../core/model/nearest.ts';

/** A page of the site, as `notes.json` tells of it. */
export interface KnownPage {
  /** With the site's base. */
  readonly address: string;
  readonly title: string;
}

/** How many pages are offered. */
const MOST = 5;

/**
 * Returns the pages whose last name is nearest to that of an address which leads nowhere, the nearest first: pages that
 * have moved keep their name, and a slip concerns a few letters.
 */
export function nearestPages(pages: readonly KnownPage[], path: string): KnownPage[] {
  const wanted = lastName(path);
  if (wanted === '') return [];
  const byName = Map.groupBy(pages, ({ address }) => lastName(address));
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const found: KnownPage[] = [];
  while (found.length < MOST) {
    const name = nearestText(wanted, byName.keys(), limit);
    if (name === null) break;
    found.push(...(byName.get(name) ?? []));
    byName.delete(name);
  }
  return found.slice(0, MOST);
}

/** Returns the last name of an address in lower case, decoded, without an extension; '' for the home page. */
export function lastName(path: string): string {
  const [name = ''] = path.split('/').filter(Boolean).slice(-1);
  return decodePart(name)
    .toLowerCase()
    .replace(/\.(?:html?|md)$/, '');
}
