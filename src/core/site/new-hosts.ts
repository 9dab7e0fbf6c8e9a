import { hostOf } from '../model/address.ts';
import type { Link } from '../model/link.ts';

/** Returns the hosts of a link and its companions, each once. */
export function hostsOf({ url, companions }: Link): string[] {
  const hosts = [url, ...companions.map((companion) => companion.url)].map(hostOf);
  return [...new Set(hosts)].filter((host) => host !== '');
}

/** Returns the hosts of links that neither the links of before nor any of the other addresses lead to. */
export function findNewHosts(now: readonly Link[], before: readonly Link[], others: Iterable<string>): Set<string> {
  const hosts = new Set(now.flatMap(hostsOf));
  for (const link of before) for (const host of hostsOf(link)) hosts.delete(host);
  for (const address of others) {
    if (hosts.size === 0) break;
    hosts.delete(hostOf(address));
  }
  return hosts;
}
